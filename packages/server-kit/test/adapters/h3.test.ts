import { H3 } from 'h3'
import { toNodeHandler as toH3Handler } from 'h3/node'
import { createServer } from 'node:http'
import { serverSuite } from './serverSuite.ts'
import { listen } from './Served.ts'

serverSuite('h3', (handler) => {
  const app = new H3({ silent: true })
  app.all('/api/powens/**', (event) => handler(event.req))
  return listen(createServer(toH3Handler(app)))
})
