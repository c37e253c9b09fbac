import express, { type ErrorRequestHandler, type Express } from 'express'
import express4 from 'express-4'
import { createServer } from 'node:http'
import { toNodeHandler } from '../../src/adapters/node.ts'
import { listen, type Serve } from './Served.ts'

/** Both kept versions, under the types of the newer one. */
export const expressVersions = {
  'Express 5': express,
  'Express 4': express4 as unknown as typeof express,
}

const answerError: ErrorRequestHandler = (_error, _request, response, _next) =>
  void response.status(500).end()

export const serveExpress =
  (create: typeof express): Serve =>
  (handler) => {
    const app: Express = create()
    app.use('/api/powens', toNodeHandler(handler))
    // After the handler, as the rest of an application has it.
    app.use(create.json())
    app.use(answerError)
    return listen(createServer(app))
  }
