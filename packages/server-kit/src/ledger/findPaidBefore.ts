import type { Attempt, OrderRecord } from './OrderRecord.ts'

/** The payment of this order that had been paid before this one was, or `null`. */
export function findPaidBefore(order: OrderRecord, attempt: Attempt): number | null {
  if (!isPaid(attempt)) return null
  const earlier = order.attempts.find((other) => other.id !== attempt.id && isPaid(other))
  return earlier?.paymentId ?? null
}

/** Money arrived or may arrive: settled, taken by the bank for good, or a standing order that runs. */
export function isPaid({ believed, kind }: Attempt): boolean {
  const state = believed?.payment.state
  return (
    state === 'done' ||
    state === 'accepted' ||
    state === 'partial' ||
    (state === 'pending' && kind === 'recurring')
  )
}
