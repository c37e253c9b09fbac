import { createPaymentError } from '@powens-pay/core'
import type { Broker } from '../orders/Broker.ts'
import { replyPreflight } from './cors.ts'
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
  answer: (broker: Broker, request: Request) => Promise<Response>
}

/** `:` stands for one segment, which the route gets as its third argument. */
type Route = (broker: Broker, request: Request, segment: string) => Promise<Response>

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

/** The route of a request; `not_found` or `method_not_allowed` when there is none. */
export function findRoute(basePath: string, request: Request): FoundRoute {
  const { pathname } = new URL(request.url)
  if (!pathname.startsWith(`${basePath}/`)) throw createPaymentError('not_found')
  const segments = pathname.slice(basePath.length + 1).split('/')

  let isPath = false
  for (const [methods, path, route] of routes) {
    const segment = match(path, segments)
    if (segment === null) continue
    isPath = true
    if (request.method === 'OPTIONS')
      return { name: `OPTIONS ${path}`, answer: async (broker) => replyPreflight(broker, request) }
    if (!methods.split(' ').includes(request.method)) continue
    return { name: `${request.method} ${path}`, answer: (broker) => route(broker, request, segment) }
  }
  throw createPaymentError(isPath ? 'method_not_allowed' : 'not_found')
}

/** The segment a pattern's `:` stands for, empty when it has none; `null` when the path is another. */
function match(pattern: string, segments: readonly string[]): string | null {
  const parts = pattern.slice(1).split('/')
  if (parts.length !== segments.length) return null
  let found = ''
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? ''
    if (part === ':') found = segment
    else if (part !== segment) return null
  }
  return parts.includes(':') && found === '' ? null : found
}
