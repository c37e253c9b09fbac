import { canCancelPayment, createPaymentError } from '@powens-pay/core'
import { cancelPayment, type CancelPaymentResult } from '../../actions/cancelPayment.ts'
import type { LedgerContext, Visit } from '../LedgerContext.ts'
import type { LivePayment } from '../order/OrderRecord.ts'
import { recordAnswer } from './recordAnswer.ts'
import { tryRefresh } from './refreshPayment.ts'
import { startObservation } from './startObservation.ts'

export interface Cancellation extends LivePayment {
  /** The bank's address, where the payer has to approve the cancellation. */
  validateUri: string | null
}

/** Cancels a payment for its payer: at once, or once it is approved at the bank. Throws `not_cancellable`. */
export async function cancelAttempt(
  context: LedgerContext,
  known: LivePayment,
  visit: Visit,
): Promise<Cancellation> {
  if (!canCancelPayment(known.attempt.believed.payment)) throw createPaymentError('not_cancellable')
  const { result, order, attempt } = await requestCancellation(context, known, visit, 'payer')
  if (result.outcome === 'not_supported') {
    // Most often because the payment moved on meanwhile: the page should see where to.
    await tryRefresh(context, known, visit)
    throw createPaymentError('not_cancellable')
  }
  const validateUri = result.outcome === 'approval_needed' ? result.validateUri : null
  return { order, attempt, validateUri }
}

/** Asks Powens to cancel a payment, and folds in what it answers. */
export async function requestCancellation(
  context: LedgerContext,
  known: LivePayment,
  visit: Visit,
  by: 'payer' | 'shop',
): Promise<LivePayment & { result: CancelPaymentResult }> {
  const { powens, redirectUri } = context
  const { paymentId, key } = known.attempt
  const observedAt = startObservation(powens.now(), known.attempt)
  const result = await cancelPayment(powens, { paymentId, redirectUri, state: key })
  if (result.outcome === 'not_supported') return { ...known, result }
  const { payment } = result
  return { ...(await recordAnswer(context, known, visit, { payment, observedAt, cancelledBy: by })), result }
}
