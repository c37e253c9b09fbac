import type { HandlerContext } from '@powens-pay/server-kit'
import type { Metrics } from './createMetrics.ts'

type Answer = (request: Request, context?: HandlerContext) => Promise<Response>

/** Counts and times the responses of a handler, and counts the open requests. */
export function measure(
  answer: Answer,
  metrics: Metrics,
  now: () => number,
): Answer & { readonly underWay: number } {
  let underWay = 0
  const measured: Answer = async (request, context) => {
    const start = now()
    underWay += 1
    let status = 'error'
    try {
      const response = await answer(request, context)
      status = `${Math.floor(response.status / 100)}xx`
      return response
    } finally {
      underWay -= 1
      const { method } = request
      metrics.count('powens_pay_requests_total', { method: known.has(method) ? method : 'other', status })
      metrics.observe('powens_pay_request_seconds', (now() - start) / 1000)
    }
  }
  return Object.defineProperty(measured, 'underWay', { get: () => underWay }) as Answer & {
    readonly underWay: number
  }
}

/** Other methods share one label: callers could otherwise create labels without limit. */
const known = new Set(['GET', 'HEAD', 'POST', 'OPTIONS'])
