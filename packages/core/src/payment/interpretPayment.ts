import { isFinalState } from '../vocabulary/isFinalState.ts'
import type { PaymentKind } from '../vocabulary/PaymentKind.ts'
import { getPaymentKind, type KindReadable } from './getPaymentKind.ts'
import type { OutcomeAction, OutcomeSource, PaymentOutcome } from './PaymentOutcome.ts'

/** Powens's payment, or the view of it that a browser gets. */
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
 * `accepted` has its own arm: the bank took the order and reports nothing more, so the money may still not arrive. What
 * only a URL claims is always `processing`. A final state under review is `unknown`, because neither "paid" nor "pay
 * again" would be safe to say. (docs/powens.md#meaning-of-a-state)
 */
export function interpretPayment(
  payment: PaymentReadable,
  options: InterpretPaymentOptions = {},
): PaymentOutcome {
  const { state, action, state_detail: detail, error_code: errorCode = null } = payment
  const source = options.source ?? payment.source ?? 'confirmed'
  const needsReview = Boolean(options.review ?? payment.review)
  const isRecurring = (options.kind ?? getPaymentKind(payment)) === 'recurring'
  const wasActive = options.wasActive ?? payment.wasActive ?? false

  if (source === 'claimed')
    return { status: 'processing', bucket: 'in_progress', isFinal: false, source, needsReview }

  const isFinal = isFinalState(state)
  const from = { source, needsReview }
  const unknown: PaymentOutcome = { status: 'unknown', bucket: 'cannot_tell', isFinal, ...from, state }
  if (isFinal && needsReview) return unknown

  switch (state) {
    case 'created':
      return {
        status: 'requires_action',
        bucket: 'in_progress',
        isFinal: false,
        ...from,
        action: 'validate',
      }
    case 'validating':
      // No action is left: the bank has answered and Powens has not yet. Asking the payer again would be wrong.
      if (!action) return { status: 'processing', bucket: 'in_progress', isFinal: false, ...from }
      return {
        status: 'requires_action',
        bucket: 'in_progress',
        isFinal: false,
        ...from,
        action: readAction(action),
      }
    case 'pending':
      if (detail?.startsWith('cancelling'))
        return {
          status: 'requires_action',
          bucket: 'in_progress',
          isFinal: false,
          ...from,
          action: 'confirm_cancellation',
        }
      if (!isRecurring) return { status: 'processing', bucket: 'in_progress', isFinal: false, ...from }
      return needsReview ? unknown : { status: 'active', bucket: 'paid', isFinal: false, ...from }
    case 'done':
      return { status: 'succeeded', bucket: 'paid', isFinal: true, ...from }
    case 'accepted':
      return { status: 'accepted', bucket: 'at_risk', isFinal: true, ...from }
    case 'partial':
      return { status: 'partially_succeeded', bucket: 'at_risk', isFinal: true, ...from }
    case 'rejected':
      if (isRecurring && wasActive) return { status: 'stopped', bucket: 'at_risk', isFinal: true, ...from }
      return {
        status: 'failed',
        bucket: 'not_paid',
        isFinal: true,
        ...from,
        reason: wasCancelled(errorCode) ? 'cancelled' : 'rejected',
        errorCode,
      }
    case 'expired':
      // Some executions of an expired standing order may have been paid and some not.
      if (isRecurring) return unknown
      return { status: 'failed', bucket: 'not_paid', isFinal: true, ...from, reason: 'expired', errorCode }
    default:
      return unknown
  }
}

function readAction(action: string): OutcomeAction {
  if (action === 'decoupled') return 'approve_in_app'
  return action === 'confirm' ? 'confirm' : 'validate'
}

/** `CancelledByUser` or `CancelledByClient`. Powens's documents differ in upper and lower case. */
function wasCancelled(errorCode: string | null): boolean {
  return Boolean(errorCode?.toLowerCase().startsWith('cancelled'))
}
