import { createPaymentError } from '@powens-pay/core'
import type { Broker } from '../ledger/Broker.ts'
import { replyPreflight } from './cors.ts'
import type { Reply } from './toResponse.ts'
import { callbackRoute } from './routes/callback.ts'
import { cancelPaymentRoute } from './routes/cancelPayment.ts'
import { createHandoffRoute } from './routes/createHandoff.ts'
import { createPaymentRoute } from './routes/createPayment.ts'
import { findPaymentRoute } from './routes/findPayment.ts'
import { goRoute } from './routes/go.ts'
import { handoffPageRoute, handoffRoute } from './routes/handoff.ts'
import { listConnectorsRoute } from './routes/listConnectors.ts'
import { readPaymentRoute } from './routes/readPayment.ts'
import { resumePaymentRoute } from './routes/resumePayment.ts'
import { streamPaymentRoute } from './routes/streamPayment.ts'
import { webhooksRoute } from './routes/webhooks.ts'

export interface FoundRoute {
  /** For logs: without ids, keys and tokens. */
  name: string
  answer: (broker: Broker, request: Request) => Promise<Reply>
}

/** `:` stands for one segment, which the route gets as its third argument. */
type Route = (broker: Broker, request: Request, segment: string) => Promise<Reply>

const routes: readonly [methods: string, path: string, route: Route][] = [
  ['POST', '/payments', createPaymentRoute],
  ['POST', '/payments/find', findPaymentRoute],
  ['GET', '/payments/:', readPaymentRoute],
  ['GET', '/payments/:/events', streamPaymentRoute],
  ['POST', '/payments/:/resume', resumePaymentRoute],
  ['POST', '/payments/:/cancel', cancelPaymentRoute],
  ['POST', '/payments/:/handoff', createHandoffRoute],
  ['POST', '/connectors', listConnectorsRoute],
  ['GET HEAD', '/go/:', goRoute],
  ['GET HEAD', '/handoff/:', handoffPageRoute],
  ['POST', '/handoff/:', handoffRoute],
  ['GET HEAD', '/callback', callbackRoute],
  ['POST', '/webhooks', webhooksRoute],
]

const table = routes.map(([methods, path, route]) => ({
  methods: methods.split(' '),
  path,
  parts: path.slice(1).split('/'),
  route,
}))

/** The route of a request; `not_found` or `method_not_allowed` when there is none. */
export function findRoute(basePath: string, request: Request): FoundRoute {
  const pathname = readPath(request.url)
  if (!pathname.startsWith(`${basePath}/`)) throw createPaymentError('not_found')
  const segments = pathname.slice(basePath.length + 1).split('/')

  let isPath = false
  for (const { methods, path, parts, route } of table) {
    const segment = match(parts, segments)
    if (segment === null) continue
    isPath = true
    if (request.method === 'OPTIONS')
      return { name: `OPTIONS ${path}`, answer: async (broker) => replyPreflight(broker, request) }
    if (!methods.includes(request.method)) continue
    return { name: `${request.method} ${path}`, answer: (broker) => route(broker, request, segment) }
  }
  throw createPaymentError(isPath ? 'method_not_allowed' : 'not_found')
}

/** The path of a request's URL, which is normalised whoever made it. */
function readPath(url: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3)
  const end = url.slice(start).search(/[?#]/)
  return end < 0 ? url.slice(start) : url.slice(start, start + end)
}

/** The segment a pattern's `:` stands for, empty when it has none; `null` when the path is another. */
function match(parts: readonly string[], segments: readonly string[]): string | null {
  if (parts.length !== segments.length) return null
  let found = ''
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? ''
    if (part !== ':' && part !== segment) return null
    if (part === ':' && segment === '') return null
    if (part === ':') found = segment
  }
  return found
}
