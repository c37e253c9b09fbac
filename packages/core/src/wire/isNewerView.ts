import type { PaymentView } from './views/PaymentView.ts'

/**
 * Whether one view of a payment is newer than another of the same payment, however late each arrived.
 *
 * A final one is newer than any that is not; between two alike the `revision` decides. A server that lost its memory
 * counts anew, and its final answer is believed all the same.
 */
export function isNewerView(view: PaymentView, other: PaymentView): boolean {
  const { isFinal } = view.outcome
  return isFinal === other.outcome.isFinal ? view.revision > other.revision : isFinal
}
