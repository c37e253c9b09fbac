import type { PaymentOutcome, PaymentOutcomeStatus } from './PaymentOutcome.ts'

/** What the shop does about the order now. */
export type FulfilmentDecision = 'fulfil' | 'wait' | 'review' | 'do_not_fulfil'

/** A decision that ends: waiting for a change that never comes would leave the order open for ever. */
export type FinalDecision = Exclude<FulfilmentDecision, 'wait'>

/** A word, or a function of the payment that says it. */
export type FulfilmentRule<Payment, Decision extends FulfilmentDecision = FinalDecision> =
  | Decision
  | ((payment: Payment, outcome: PaymentOutcome) => Decision)

/** The merchant's answer wherever Powens leaves the risk to the merchant. */
export interface FulfilmentPolicy<Payment = unknown> {
  /** The bank took the order and reports nothing more, or a standing order ended: the money may still not arrive. */
  accepted: FulfilmentRule<Payment>
  /** Some instructions of a bulk payment were paid and some not. */
  partial: FulfilmentRule<Payment>
  /** No definite state came in time, and no bank can have begun. One that a bank may have begun is always reviewed. */
  expired: FulfilmentRule<Payment>
  /** A standing order that runs: the bank took it, and Powens reports no execution of it. */
  active: FulfilmentRule<Payment, FulfilmentDecision>
  /** A standing order that ran and was stopped. @default 'review' */
  stopped?: FulfilmentRule<Payment> | undefined
}

/**
 * Turns an outcome into what the shop does about the order.
 *
 * What needs a person's look, and a final state without a clear meaning, is always `review`; what is on its way, or
 * only claimed by a URL, is always `wait`; a policy decides the rest. A policy with functions of the payment needs the
 * payment.
 */
export function decideFulfilment(outcome: PaymentOutcome, policy: FulfilmentPolicy): FulfilmentDecision
export function decideFulfilment<Payment>(
  outcome: PaymentOutcome,
  policy: FulfilmentPolicy<Payment>,
  payment: Payment,
): FulfilmentDecision
export function decideFulfilment<Payment>(
  outcome: PaymentOutcome,
  policy: FulfilmentPolicy<Payment>,
  payment?: Payment,
): FulfilmentDecision {
  if (outcome.source === 'claimed') return 'wait'
  if (outcome.needsReview) return 'review'
  // Where a person said that no money arrived, no policy has to guess.
  const isExpired =
    outcome.status === 'failed' && outcome.reason === 'expired' && outcome.source !== 'resolved'
  const rules: Record<PaymentOutcomeStatus, FulfilmentRule<Payment, FulfilmentDecision>> = {
    requires_action: 'wait',
    processing: 'wait',
    active: policy.active,
    stopped: policy.stopped ?? 'review',
    succeeded: 'fulfil',
    accepted: policy.accepted,
    partially_succeeded: policy.partial,
    failed: isExpired ? policy.expired : 'do_not_fulfil',
    unknown: outcome.isFinal ? 'review' : 'wait',
  }
  const rule = rules[outcome.status]
  return typeof rule === 'function' ? rule(payment as Payment, outcome) : rule
}
