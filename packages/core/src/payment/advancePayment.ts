import { isFinalState } from './isFinalState.ts'

/** One look at a payment. */
export interface PaymentObservation<Payment extends { state: string } = { state: string }> {
  payment: Payment
  /** When the read began or the webhook was signed, in milliseconds since 1970. */
  observedAt: number
  source: 'confirmed' | 'pushed'
}

/** The observation to believe, and what all of them together say. */
export type BelievedPayment<Payment extends { state: string } = { state: string }> =
  PaymentObservation<Payment> & {
    /** Two different final states were seen: the first is kept, and a person has to look. */
    conflict: boolean
    /** It was seen `pending` at some time. */
    wasPending: boolean
  }

/**
 * Folds an observation into what was believed so far. Returns `current` itself when there is no news.
 *
 * The state reached does not depend on the order of the observations, as long as they hold at most one distinct final
 * state: payments only move forward, a final state is never displaced, and a state that Powens adds later ranks after
 * `pending` and before the final ones. Within one state the later observation wins.
 */
export function advancePayment<Payment extends { state: string }>(
  current: BelievedPayment<Payment> | undefined,
  { payment, observedAt, source }: PaymentObservation<Payment>,
): BelievedPayment<Payment> {
  const isPending = payment.state === 'pending'
  if (!current) return { payment, observedAt, source, conflict: false, wasPending: isPending }

  const { state } = current.payment
  const step = rank(payment.state) - rank(state)
  const isConflict = step === 0 && rank(state) === finalRank && payment.state !== state
  const conflict = current.conflict || isConflict
  const wasPending = current.wasPending || isPending

  const isNewer =
    // The name decides between two unknown states of one instant, so that their order does not.
    observedAt > current.observedAt || (observedAt === current.observedAt && payment.state > state)
  if (step > 0 || (step === 0 && !isConflict && isNewer))
    return { payment, observedAt, source, conflict, wasPending }
  return conflict === current.conflict && wasPending === current.wasPending
    ? current
    : { ...current, conflict, wasPending }
}

const finalRank = 4

function rank(state: string): number {
  const known = ['created', 'validating', 'pending'].indexOf(state)
  if (known >= 0) return known
  return isFinalState(state) ? finalRank : 3
}
