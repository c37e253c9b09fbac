import { isCancellation } from '../errors/isCancellation.ts'
import { getPaymentKind, type KindReadable } from './getPaymentKind.ts'
import { isFinalState } from './isFinalState.ts'
import type { OutcomeAction, OutcomeBucket, OutcomeSource, PaymentOutcome } from './PaymentOutcome.ts'
import type { PaymentKind } from './states.ts'

/** What an outcome is read from: Powens's payment, or the view of it that a browser gets. */
export interface PaymentReadable extends KindReadable {
  state: string
  state_detail?: string | null | undefined
  action?: string | null | undefined
  error_code?: string | null | undefined
  source?: 'confirmed' | 'pushed' | undefined
  wasActive?: boolean | undefined
  review?: 'conflict' | 'payment_mismatch' | null | undefined
}

export interface InterpretPaymentOptions {
  /** Where the payment comes from. @default the view's own source, else 'confirmed' */
  source?: OutcomeSource | undefined
  /** @default read from the payment */
  kind?: PaymentKind | undefined
  /** A standing order that was seen `pending`. @default the view's own, else false */
  wasActive?: boolean | undefined
  /** Why a person has to look first. @default the view's own, else null */
  review?: 'conflict' | 'payment_mismatch' | null | undefined
}

/**
 * Says what a payment's state means for the merchant.
 *
 * `accepted` keeps its own arm: the bank took the order and will send no more news, so the money may still not arrive.
 * What only a URL claims is `processing`, whatever it claims; and a final state under review is `unknown`, because
 * neither "paid" nor "pay again" would be safe to say. (reference: PaymentState, Interpretation)
 */
export function interpretPayment(
  payment: PaymentReadable,
  options: InterpretPaymentOptions = {},
): PaymentOutcome {
  const { state, action, error_code: errorCode = null } = payment
  const source = options.source ?? payment.source ?? 'confirmed'
  const needsReview = !!(options.review ?? payment.review)
  const isRecurring = (options.kind ?? getPaymentKind(payment)) === 'recurring'
  const isFinal = isFinalState(state)

  const outcome = (status: PaymentOutcome['status'], bucket: OutcomeBucket, details?: object) =>
    ({ status, bucket, isFinal, source, needsReview, ...details }) as PaymentOutcome
  const requires = (awaited: OutcomeAction) => outcome('requires_action', 'in_progress', { action: awaited })

  const processing = outcome('processing', 'in_progress')
  if (source === 'claimed') return { ...processing, isFinal: false } as PaymentOutcome
  if (state === 'created') return requires('validate')
  if (state === 'validating') {
    // With no action left the bank has answered and Powens has not yet: asking the payer again would be wrong.
    if (!action) return processing
    return requires(action === 'decoupled' ? 'approve_in_app' : action === 'confirm' ? action : 'validate')
  }
  if (state === 'pending') {
    if (payment.state_detail?.startsWith('cancelling')) return requires('confirm_cancellation')
    if (!isRecurring) return processing
  }
  if (!needsReview) {
    if (state === 'pending') return outcome('active', 'paid')
    if (state === 'done') return outcome('succeeded', 'paid')
    if (state === 'accepted') return outcome(state, 'at_risk')
    if (state === 'partial') return outcome('partially_succeeded', 'at_risk')
    if (state === 'rejected' && isRecurring && (options.wasActive ?? payment.wasActive))
      return outcome('stopped', 'at_risk')
    const reason = state === 'rejected' && isCancellation(errorCode) ? 'cancelled' : state
    // When a standing order expires, some executions may have been paid and some not: that stays unknown.
    if (state === 'rejected' || (state === 'expired' && !isRecurring))
      return outcome('failed', 'not_paid', { reason, errorCode })
  }
  return outcome('unknown', 'cannot_tell', { state })
}
