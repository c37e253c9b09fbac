import type { Attempt, Unwanted } from './Attempt.ts'
import { addHistory } from './history.ts'
import type { OrderRecord } from './OrderRecord.ts'
import { raiseRevision } from './raiseRevision.ts'

/** Says that an attempt's money is not wanted any more. The first reason stays. */
export function markUnwanted(
  order: OrderRecord,
  attempt: Attempt,
  { reason, now, person }: { reason: Unwanted; now: number; person?: string | undefined },
): void {
  if (attempt.unwanted !== null) return
  attempt.unwanted = reason
  if (attempt.stage !== 'live') return
  raiseRevision(attempt, now)
  addHistory(order, { event: reason, paymentId: attempt.paymentId, at: now, by: 'shop', person })
}
