import { createServer } from 'node:http'
import { toNodeHandler } from '../../src/adapters/node.ts'
import { listen, type Serve } from './Served.ts'

export const serveNode: Serve = (handler) =>
  listen(createServer(toNodeHandler(handler, { onError: () => undefined })))
