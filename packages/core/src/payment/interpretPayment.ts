import { isFinalState } from '../vocabulary/isFinalState.ts'
import type { PaymentKind } from '../vocabulary/PaymentKind.ts'
import { getPaymentKind, type KindReadable } from './getPaymentKind.ts'
import type {
  OutcomeAction,
  OutcomeSource,
  PaymentOutcome,
  PaymentResolution,
  ReviewReason,
} from './PaymentOutcome.ts'

/** Powens's payment, or the view of it that a browser gets. */
export interface PaymentReadable extends KindReadable {
  state: string
  state_detail?: string | null | undefined
  action?: string | null | undefined
  error_code?: string | null | undefined
  source?: 'confirmed' | 'pushed' | undefined
  wasActive?: boolean | undefined
  neverBegun?: boolean | undefined
  review?: ReviewReason | null | undefined
  resolved?: PaymentResolution | null | undefined
}

export interface InterpretPaymentOptions {
  /** Where the payment comes from. @default the view's own source, else 'confirmed' */
  source?: Exclude<OutcomeSource, 'resolved'> | undefined
  /** @default read from the payment */
  kind?: PaymentKind | undefined
  /** A standing order that was seen `pending`. @default the view's own, else false */
  wasActive?: boolean | undefined
  /**
   * No bank can have begun it: the payer was never led there, or Powens still called it `created` when no link could lead
   * there any more. @default the view's own, else false
   */
  neverBegun?: boolean | undefined
  /** Why a person has to look first. @default the view's own, else null */
  review?: ReviewReason | null | undefined
  /** What a person said of the money; it decides. @default the view's own, else null */
  resolved?: PaymentResolution | null | undefined
}

/**
 * Says what a payment's state means for the merchant.
 *
 * Only `done`, of one transfer or several, is paid. `accepted` has its own arm: the bank took the order and reports nothing
 * more, so the money may still not arrive; the same goes for the executions of a standing order. What only a URL claims is
 * always `processing`. A final state under review is `unknown`, because neither "paid" nor "pay again" would be safe to say;
 * so are `expired`, when a bank may have begun, and `done` with an error. (docs/powens.md#meaning-of-a-state)
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
  const neverBegun = options.neverBegun ?? payment.neverBegun ?? false
  const resolved = options.resolved ?? payment.resolved

  if (source === 'claimed')
    return { status: 'processing', bucket: 'in_progress', isFinal: false, source, needsReview }

  if (resolved) return interpretResolution(resolved, state)

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
      return needsReview ? unknown : { status: 'active', bucket: 'at_risk', isFinal: false, ...from }
    case 'done':
      if (errorCode) return unknown
      // Powens reports no execution: that all are over does not show that the money arrived.
      if (isRecurring) return { status: 'accepted', bucket: 'at_risk', isFinal: true, ...from }
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
      // News gets lost: that nobody reported money does not mean that none moved.
      if (!neverBegun || wasActive) return unknown
      return { status: 'failed', bucket: 'not_paid', isFinal: true, ...from, reason: 'expired', errorCode }
    default:
      return unknown
  }
}

/** A person's word is final, whatever the state says. */
function interpretResolution(resolved: PaymentResolution, state: string): PaymentOutcome {
  const from = { isFinal: true, source: 'resolved', needsReview: false } as const
  if (resolved === 'received') return { status: 'succeeded', bucket: 'paid', ...from }
  const reason = state === 'expired' ? 'expired' : 'rejected'
  return { status: 'failed', bucket: 'not_paid', ...from, reason, errorCode: null }
}

function readAction(action: string): OutcomeAction {
  if (action === 'decoupled') return 'approve_in_app'
  return action === 'confirm' ? 'confirm' : 'validate'
}

/** `CancelledByUser` or `CancelledByClient`. Powens's documents differ in upper and lower case. */
function wasCancelled(errorCode: string | null): boolean {
  return Boolean(errorCode?.toLowerCase().startsWith('cancelled'))
}
