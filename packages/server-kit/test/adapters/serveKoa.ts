import Koa from 'koa'
import { createServer } from 'node:http'
import { toNodeHandler } from '../../src/adapters/node.ts'
import { listen, type Serve } from './Served.ts'

export const serveKoa: Serve = (handler) => {
  const app = new Koa()
  const payments = toNodeHandler(handler, { onError: () => undefined })
  app.use((context, next) => {
    if (!context.path.startsWith('/api/powens/')) return next()
    context.respond = false
    return payments(context.req, context.res)
  })
  return listen(createServer(app.callback()))
}
