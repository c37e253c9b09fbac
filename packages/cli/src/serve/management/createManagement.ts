import type { Log } from '../createLog.ts'
import type { Metrics } from '../createMetrics.ts'
import type { Broker } from '../createBroker.ts'
import type { DeadLetters } from '../createDeadLetters.ts'
import type { Health } from './createHealth.ts'
import { createStaffAnswer } from './createStaffAnswer.ts'
import { createOrderRoutes } from './createOrderRoutes.ts'
import { isForeign } from './isForeign.ts'

export interface ManagementOptions {
  broker: Pick<Broker, 'handler' | 'deadLetters' | 'redeliver'>
  log: Log
  metrics: Metrics
  health: Health
  /** Names under which it may be reached, besides addresses and names without a dot. */
  hostnames?: readonly string[]
  /** Opens the staff's routes. Left out, there are none. */
  staffToken?: string | undefined
}

const foreign =
  'Nothing is done for a page of another site, or under a name that may lead here from one. Leave out Origin, and name this host in MANAGEMENT_HOSTNAMES.'

const statuses = { delivered: 200, unknown: 404, failed: 502 } as const

/** The operator's routes: health, readiness, metrics, dead letters and orders. For a private address. */
export function createManagement({
  broker,
  metrics,
  health,
  log,
  hostnames = [],
  staffToken,
}: ManagementOptions) {
  const answerStaff = createStaffAnswer(broker.handler, staffToken)
  const answerOrder = createOrderRoutes(broker.handler, log)
  return async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    if (isForeign(request, hostnames)) return Response.json({ error: foreign }, { status: 403 })
    const answer = (await answerStaff(request)) ?? (await answerOrder(request))
    if (answer) return answer
    switch (`${request.method} ${pathname}`) {
      case 'GET /health':
        return health.answerHealth()
      case 'GET /ready':
        return health.answerReady()
      case 'GET /metrics': {
        const [isReady, parked] = await Promise.all([health.isReady(), countParked(broker.deadLetters)])
        const gauges = { powens_pay_ready: isReady ? 1 : 0, ...parked }
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

/** The gauge as the store has it; left out while the store cannot be asked, because no number would be true. */
async function countParked(deadLetters: DeadLetters): Promise<Record<string, number>> {
  try {
    return { powens_pay_dead_letters: await deadLetters.countParked() }
  } catch {
    return {}
  }
}
