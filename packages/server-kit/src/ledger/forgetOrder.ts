import { createPaymentError, isFinalState, type PaymentError } from '@powens-pay/core'
import type { LedgerContext } from './LedgerContext.ts'
import type { LiveAttempt } from './order/Attempt.ts'
import { createView } from './order/createView.ts'
import type { OrderRecord } from './order/OrderRecord.ts'

/**
 * Removes everything about an order but its id, under which nothing is adopted or created any more.
 *
 * Throws `payment_in_progress` while money may move or a change was not delivered, `needs_review` while a person has to look.
 */
export async function forgetOrder(
  { orders, powens }: Pick<LedgerContext, 'orders' | 'powens'>,
  orderId: string,
): Promise<void> {
  const paymentIds = await orders.update(orderId, (order) => {
    const refusal = findRefusal(order, powens.now())
    if (refusal) throw refusal
    const ids = order.attempts.flatMap((attempt) => (attempt.stage === 'live' ? [attempt.paymentId] : []))
    for (const field of ['sequence', 'folded', 'history'] as const) delete order[field]
    Object.assign(order, { attempts: [], outbox: [], isForgotten: true })
    return ids
  })
  for (const paymentId of paymentIds) await orders.unlink(paymentId)
}

function findRefusal({ orderId, attempts, outbox }: OrderRecord, now: number): PaymentError | null {
  if (outbox.length > 0) {
    const message =
      `${outbox.length} changes of this order were not accepted yet, and would be lost. Mend what onPaymentUpdated ` +
      'threw, call redeliverChanges, then forget the order. Nothing was changed.'
    return createPaymentError('payment_in_progress', message)
  }
  const isMoving = attempts.some(
    (attempt) => attempt.stage === 'creating' || (attempt.stage === 'live' && mayMove(attempt, now)),
  )
  if (isMoving) {
    const message =
      'Money of this order may still move, and no change would reach you. Withdraw the payment or wait for its final state, then ' +
      'forget the order. Nothing was changed.'
    return createPaymentError('payment_in_progress', message)
  }
  const needsPerson = attempts.some(
    (attempt) => attempt.stage === 'live' && createView(orderId, attempt).outcome.bucket === 'cannot_tell',
  )
  if (!needsPerson) return null
  const message =
    'Whether this order was paid is not known yet. Look at the bank account and call resolvePayment, then forget the order. ' +
    'Nothing was changed.'
  return createPaymentError('needs_review', message)
}

/** A payment that nobody can reach, because no token for it exists any more, moves no money. */
function mayMove({ believed, token }: LiveAttempt, now: number): boolean {
  const { state } = believed.payment
  if (state === 'created') return token !== null && token.until > now
  return !isFinalState(state)
}
