import { listPayments } from '../actions/listPayments.ts'
import type { Broker } from './Broker.ts'
import { cancelOrphan } from './cancelOrphan.ts'
import type { Attempt } from './OrderRecord.ts'
import { settleAttempt, updateAttempt } from './settleAttempt.ts'

const day = 24 * 60 * 60 * 1000

/** Payments that are looked through. A shop that creates more within two days and lost an answer gets a new payment. */
const mostLookedAt = 1000

/**
 * Looks for the payment of an attempt whose answer was lost, by the key that Powens holds as `client_state`.
 *
 * Found, it becomes the order's payment; not found, or not told by Powens, the attempt is given up. Throws when Powens
 * cannot be asked, and then nothing has changed.
 */
export async function searchPayment(broker: Broker, orderId: string, attempt: Attempt): Promise<void> {
  const order = await broker.orders.find(orderId)
  const lostKeys = new Set(order?.attempts.filter(({ stage }) => stage === 'lost').map(({ key }) => key))
  const observedAt = broker.now()
  // In which time zone Powens writes dates is not documented, so the day before is included.
  // (docs/powens.md#dates-and-times)
  const since = new Date(attempt.createdAt - day).toISOString().slice(0, 10)
  const filter = { filter: 'register_date', min_date: since, order_by: 'id', reverse: true } as const

  for await (const payment of listPayments(broker.powens, { filter, limit: mostLookedAt })) {
    if (payment.client_state === attempt.key) {
      await settleAttempt(broker, orderId, attempt.id, { payment, observedAt, source: 'confirmed' })
      return broker.emit({ type: 'payment.adopted', orderId, paymentId: payment.id })
    }
    if (payment.client_state && lostKeys.has(payment.client_state))
      await cancelOrphan(broker, orderId, payment)
  }
  await updateAttempt(broker, orderId, attempt.id, (stored) => {
    if (stored.stage === 'creating') stored.stage = 'lost'
  })
}
