import { H3 } from 'h3'
import { toNodeHandler } from 'h3/node'
import { createServer } from 'node:http'
import { listen, type Serve } from './Served.ts'

export const serveH3: Serve = (handler) => {
  const app = new H3({ silent: true })
  app.all('/api/powens/**', (event) => handler(event.req))
  return listen(createServer(toNodeHandler(app)))
}
