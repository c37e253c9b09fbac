import { createPaymentError } from '@powens-pay/core'
import type { LedgerContext } from './LedgerContext.ts'
import type { Booking } from './order/Attempt.ts'
import { findLive } from './order/OrderRecord.ts'

/** Records what a bank statement shows of a payment, each entry once. It changes nothing of what the payment is. */
export async function bookEntries(
  { orders }: Pick<LedgerContext, 'orders'>,
  paymentId: number,
  bookings: readonly Booking[],
): Promise<number> {
  const known = await orders.findByPayment(paymentId)
  if (!known)
    throw createPaymentError('not_found', `There is no payment ${paymentId} in this domain's store.`)
  return orders.update(known.order.orderId, (order) => {
    const attempt = findLive(order, known.attempt.id)?.attempt
    if (!attempt) return 0
    const recorded = attempt.bookings ?? []
    const keys = new Set(recorded.map(({ key }) => key))
    // `add` gives the set itself, which is never false.
    const added = bookings.filter(({ key }) => !keys.has(key) && keys.add(key))
    if (added.length > 0) attempt.bookings = [...recorded, ...added]
    return added.length
  })
}
