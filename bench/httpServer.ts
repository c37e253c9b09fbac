import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PaymentHandler } from '@powens-pay/server-kit'
import { cpuTime } from './measure.ts'

// One process for each contender, because some replace globals.
type FetchHandler = (request: Request) => Promise<Response>
type ReplyHandler = NonNullable<PaymentHandler['reply']>

const answer = { payment: { id: 4711, state: 'done', kind: 'one_time', label: 'x'.repeat(120) } }

const doNothing: FetchHandler = async (request) => {
  if (request.method === 'POST') await request.json()
  return Response.json(answer)
}

const contenders: Record<string, () => Promise<ReturnType<typeof createServer>>> = {
  node: async () =>
    createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        if (parts.length > 0) JSON.parse(Buffer.concat(parts).toString())
        const body = JSON.stringify(answer)
        response
          .writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) })
          .end(body)
      })
    }),
  // By default it replaces the global Request and Response.
  hono: async () => {
    const { createAdaptorServer } = await import('@hono/node-server')
    return createAdaptorServer({ fetch: doNothing }) as ReturnType<typeof createServer>
  },
  honoBeside: async () => {
    const { createAdaptorServer } = await import('@hono/node-server')
    const options = { fetch: doNothing, overrideGlobalObjects: false }
    return createAdaptorServer(options) as ReturnType<typeof createServer>
  },
  srvx: async () => {
    const { toNodeHandler } = await import('srvx/node')
    return createServer(toNodeHandler(doNothing))
  },
  express: async () => {
    const { default: express } = await import('express')
    const app = express().use(express.json())
    app.all('/{*path}', (_request, response) => void response.json(answer))
    return createServer(app)
  },
  ours: async () => {
    const { toNodeHandler } = await import('@powens-pay/server-kit/node')
    return createServer(toNodeHandler(doNothing))
  },
  // Answers as the payment handler does: without a Response.
  replying: async () => {
    const { toNodeHandler } = await import('@powens-pay/server-kit/node')
    const reply: ReplyHandler = async (request) => {
      if (request.method === 'POST') JSON.parse(new TextDecoder().decode(await request.readBody(65_536)))
      return { status: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(answer) }
    }
    const handler: FetchHandler = (request) => doNothing(request)
    return createServer(toNodeHandler(Object.assign(handler, { reply })))
  },
  broker: async () => {
    const { toNodeHandler } = await import('@powens-pay/server-kit/node')
    return createServer(toNodeHandler(await openHandler()))
  },
  srvxBroker: async () => {
    const { toNodeHandler } = await import('srvx/node')
    const handler = await openHandler()
    return createServer(toNodeHandler((request) => handler(request)))
  },
}

/** The real handler. Sends the parent the payment to request. */
async function openHandler(): Promise<FetchHandler> {
  const { openBroker } = await import('./openBroker.ts')
  const { handler, path, key } = await openBroker()
  process.on('message', (message) => {
    if (message === 'key') process.send?.({ path, key })
  })
  return handler
}

const server = await contenders[process.argv[2] ?? '']!()
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.on('message', (message) => {
  if (message === 'cpu') process.send?.(cpuTime())
})
