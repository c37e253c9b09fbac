import type { PaymentKind } from '../vocabulary/kinds.ts'
import type { FinalPaymentState } from '../vocabulary/states.ts'
import type { KindReadable } from './getPaymentKind.ts'
import type { OutcomeBucket, OutcomeSource, PaymentOutcome, PaymentOutcomeStatus } from './PaymentOutcome.ts'

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

const finalMeanings: Record<FinalPaymentState, [PaymentOutcomeStatus, OutcomeBucket]> = {
  done: ['succeeded', 'paid'],
  accepted: ['accepted', 'at_risk'],
  partial: ['partially_succeeded', 'at_risk'],
  rejected: ['failed', 'not_paid'],
  expired: ['failed', 'not_paid'],
}

/**
 * Says what a payment's state means for the merchant.
 *
 * `accepted` keeps its own arm: the bank took the order and will send no more news, so the money may still not arrive.
 * What only a URL claims is `processing`, whatever it claims; and a final state under review is `unknown`, because
 * neither "paid" nor "pay again" would be safe to say. (docs/powens.md#meaning-of-a-state)
 */
export function interpretPayment(
  payment: PaymentReadable,
  options: InterpretPaymentOptions = {},
): PaymentOutcome {
  const { state, action, error_code: errorCode = null, instructions } = payment
  const source = options.source ?? payment.source ?? 'confirmed'
  const kind = options.kind ?? payment.kind
  const isRecurring = kind
    ? kind === 'recurring'
    : instructions?.some((instruction) => instruction.execution_date_type === 'periodic')
  const needsReview = !!(options.review ?? payment.review)
  const isClaimed = source === 'claimed'
  const isFinal = !isClaimed && Object.hasOwn(finalMeanings, state)

  const outcome = (status: PaymentOutcomeStatus, bucket: OutcomeBucket, details?: object) =>
    ({ status, bucket, isFinal, source, needsReview, ...details }) as PaymentOutcome

  const awaited =
    state === 'created'
      ? 'validate'
      : state === 'validating'
        ? action && (action === 'decoupled' ? 'approve_in_app' : action === 'confirm' ? action : 'validate')
        : state === 'pending' && payment.state_detail?.startsWith('cancelling') && 'confirm_cancellation'
  if (awaited && !isClaimed) return outcome('requires_action', 'in_progress', { action: awaited })
  // Validating with no action left: the bank has answered and Powens has not yet. Asking the payer again would be wrong.
  if (isClaimed || state === 'validating' || (state === 'pending' && !isRecurring))
    return outcome('processing', 'in_progress')

  if (!needsReview) {
    if (state === 'pending') return outcome('active', 'paid')
    if (isRecurring && state === 'rejected' && (options.wasActive ?? payment.wasActive))
      return outcome('stopped', 'at_risk')
    // When a standing order expires, some executions may have been paid and some not.
    if (isFinal && !(isRecurring && state === 'expired')) {
      const [status, bucket] = finalMeanings[state as FinalPaymentState]
      const reason = state === 'rejected' && /^cancelled/i.test(errorCode ?? '') ? 'cancelled' : state
      return outcome(status, bucket, status === 'failed' ? { reason, errorCode } : undefined)
    }
  }
  return outcome('unknown', 'cannot_tell', { state })
}
