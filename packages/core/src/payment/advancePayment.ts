import { isFinalState } from '../vocabulary/isFinalState.ts'

/** One look at a payment. */
export interface PaymentObservation<Payment extends { state: string } = { state: string }> {
  payment: Payment
  /** When the read began or the webhook was signed, in milliseconds since 1970. */
  observedAt: number
  source: 'confirmed' | 'pushed'
}

/** The observation that counts, and what follows from all of them. */
export type BelievedPayment<Payment extends { state: string } = { state: string }> =
  PaymentObservation<Payment> & {
    /** Two different final states were seen: the first is kept, and a person has to look. */
    conflict: boolean
    /** It was seen `pending` at some time. */
    wasPending: boolean
  }

/**
 * Folds an observation into the earlier ones. Returns `current` itself when nothing changes.
 *
 * The state reached does not depend on the order of the observations, as long as they hold at most one distinct final
 * state: payments only move forward, a final state is never displaced, and a state that Powens adds later ranks after
 * `pending` and before the final ones. Within one state the later observation wins.
 */
export function advancePayment<Payment extends { state: string }>(
  current: BelievedPayment<Payment> | undefined,
  { payment, observedAt, source }: PaymentObservation<Payment>,
): BelievedPayment<Payment> {
  const { state } = payment
  const previous = current?.payment.state ?? ''
  const step = current ? rank(state) - rank(previous) : 1
  const isConflict = step === 0 && isFinalState(state) && state !== previous
  const flags = {
    conflict: !!current?.conflict || isConflict,
    wasPending: !!current?.wasPending || state === 'pending',
  }
  const isNewer = (before: number) =>
    // The name decides between two unknown states of one instant, so that their order does not.
    observedAt > before || (observedAt === before && state > previous)

  if (!current || step > 0 || (step === 0 && !isConflict && isNewer(current.observedAt)))
    return { payment, observedAt, source, ...flags }
  return flags.conflict === current.conflict && flags.wasPending === current.wasPending
    ? current
    : { ...current, ...flags }
}

function rank(state: string): number {
  const known = ['created', 'validating', 'pending'].indexOf(state)
  return known + 1 || (isFinalState(state) ? 5 : 4)
}
