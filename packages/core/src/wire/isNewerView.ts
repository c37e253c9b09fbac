import type { PaymentView } from './views/PaymentView.ts'

/**
 * Whether one view of a payment is newer than another of the same payment. Answers may arrive in any order.
 *
 * A final view is newer than one that is not final. Otherwise the higher `revision` is newer. A server that lost its store
 * counts revisions from the start, so a final view wins even with a lower one.
 */
export function isNewerView(view: PaymentView, other: PaymentView): boolean {
  const { isFinal } = view.outcome
  return isFinal === other.outcome.isFinal ? view.revision > other.revision : isFinal
}
