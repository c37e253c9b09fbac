import type { Attempt, LiveAttempt } from './Attempt.ts'
import type { OrderRecord } from './OrderRecord.ts'

/** The payment of this order that had been paid before this one was, or `null`. */
export function findPaidBefore(order: OrderRecord, attempt: LiveAttempt): number | null {
  if (!isPaid(attempt)) return null
  const earlier = order.attempts.filter(isPaid).find(({ id }) => id !== attempt.id)
  return earlier?.paymentId ?? null
}

/** Money arrived or may arrive: settled, accepted by the bank for good, or a standing order that runs. */
function isPaid(attempt: Attempt): attempt is LiveAttempt {
  if (attempt.stage !== 'live') return false
  const { state } = attempt.believed.payment
  return (
    state === 'done' ||
    state === 'accepted' ||
    state === 'partial' ||
    (state === 'pending' && attempt.kind === 'recurring')
  )
}
