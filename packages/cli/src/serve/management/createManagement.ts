import type { Log } from '../createLog.ts'
import type { Metrics } from '../createMetrics.ts'
import type { Broker } from '../createBroker.ts'
import type { Health } from './createHealth.ts'
import { createOrderRoutes } from './createOrderRoutes.ts'

export interface ManagementOptions {
  broker: Pick<Broker, 'handler' | 'deadLetters' | 'redeliver'>
  log: Log
  metrics: Metrics
  health: Health
}

const statuses = { delivered: 200, unknown: 404, failed: 502 } as const

/** The operator's routes: health, readiness, metrics, dead letters and orders. For a private address. */
export function createManagement({ broker, metrics, health, log }: ManagementOptions) {
  const answerOrder = createOrderRoutes(broker.handler, log)
  return async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    // Otherwise a page that is open on the same machine could send this.
    if (request.method !== 'GET' && request.headers.has('origin'))
      return Response.json({ error: 'Not for browsers.' }, { status: 403 })
    const answer = await answerOrder(request)
    if (answer) return answer
    switch (`${request.method} ${pathname}`) {
      case 'GET /health':
        return health.answerHealth()
      case 'GET /ready':
        return health.answerReady()
      case 'GET /metrics': {
        const letters = await broker.deadLetters.list()
        const parked = letters.filter(({ isParked }) => isParked).length
        const gauges = { powens_pay_dead_letters: parked, powens_pay_ready: (await health.isReady()) ? 1 : 0 }
        const headers = { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }
        return new Response(metrics.format(gauges), { headers })
      }
      case 'GET /dead-letters':
        return Response.json({ deadLetters: await broker.deadLetters.list() })
    }

    const changeId = /^\/dead-letters\/([\w-]{1,100})\/redeliver$/.exec(pathname)?.[1]
    if (changeId === undefined || request.method !== 'POST')
      return Response.json({ error: 'There is nothing at this address.' }, { status: 404 })
    const result = await broker.redeliver(changeId)
    return Response.json({ result }, { status: statuses[result] })
  }
}
