import { listPayments } from '../../actions/listPayments.ts'
import { getAttemptBase, type CreatingAttempt } from '../order/Attempt.ts'
import { bindPayment } from '../observe/bindPayment.ts'
import { cancelOrphan } from '../observe/cancelOrphan.ts'
import { endCreating } from './createAtPowens.ts'
import type { LedgerContext } from '../LedgerContext.ts'
import type { OrderRecord } from '../order/OrderRecord.ts'

const day = 24 * 60 * 60 * 1000

/** Payments that are looked through. A shop that creates more within two days and lost an answer gets a new payment. */
const mostLookedAt = 1000

/**
 * Looks for the payment of an attempt whose answer was lost, by the key that Powens holds as `client_state`.
 *
 * Found, it becomes the order's payment; not found, or not shown by Powens, the attempt is given up. Throws when Powens
 * cannot be asked, and then nothing has changed.
 */
export async function searchForPayment(
  context: LedgerContext,
  { orderId, attempts }: OrderRecord,
  attempt: CreatingAttempt,
): Promise<void> {
  const { powens, emit } = context
  const lostKeys = new Set(attempts.filter(({ stage }) => stage === 'lost').map(({ key }) => key))
  const observedAt = powens.now()
  // In which time zone Powens writes dates is not documented, so the day before is included.
  // (docs/powens.md#dates-and-times)
  // A clock may have run ahead when the attempt was written.
  const since = new Date(Math.min(attempt.createdAt, observedAt) - day).toISOString().slice(0, 10)
  const filter = { filter: 'register_date', min_date: since, order_by: 'id', reverse: true } as const

  for await (const payment of listPayments(powens, { filter, limit: mostLookedAt })) {
    if (payment.client_state === attempt.key) {
      const reference = { orderId, attemptId: attempt.id }
      const live = await bindPayment(context, reference, { payment, observedAt, source: 'confirmed' })
      if (!live) return cancelOrphan(context, orderId, payment)
      return emit({ type: 'payment.adopted', orderId, paymentId: payment.id })
    }
    if (payment.client_state && lostKeys.has(payment.client_state)) {
      await cancelOrphan(context, orderId, payment)
    }
  }
  await endCreating(context, orderId, { ...getAttemptBase(attempt), stage: 'lost' })
}
