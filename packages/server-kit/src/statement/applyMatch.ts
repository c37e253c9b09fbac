import { createPaymentError, isPaymentError } from '@powens-pay/core'
import { ledgerOf, type LedgerHolder } from '../ledger/ledgerOf.ts'
import type { MatchedPayment, StatementMatch } from './match/StatementMatch.ts'

export interface ApplyMatchOptions {
  /** The payments whose proposal, or whose entry without a reference, a person agreed to; `'all'` for every one. */
  accept: 'all' | readonly number[]
  /** Who agreed, for the audit; it reaches no page. */
  by: string
}

export interface AppliedMatch {
  /** How many entries were recorded for the first time. */
  booked: number
  /** The payments that were resolved. */
  resolved: number[]
  /** The payments that changed since the statement was compared, and why nothing was recorded of them. */
  refused: { paymentId: number; message: string }[]
}

/**
 * Records a comparison after a person's yes: the entries of each payment, and for what was accepted what the statement proposes.
 * Once more changes nothing. A payment that changed meanwhile is refused and stays as it is.
 */
export async function applyMatch(
  handler: LedgerHolder,
  match: StatementMatch,
  { accept, by }: ApplyMatchOptions,
): Promise<AppliedMatch> {
  const ledger = ledgerOf(handler)
  if (typeof by !== 'string' || by.trim() === '' || by.length > 500)
    throw createPaymentError(
      'invalid_request',
      'Applying a statement needs by (1 to 500 characters), so that the audit says who agreed. Nothing was changed.',
    )
  const accepted = accept === 'all' ? null : new Set(accept)
  const isAccepted = ({ paymentId }: MatchedPayment): boolean => accepted?.has(paymentId) ?? true
  const applied: AppliedMatch = { booked: 0, resolved: [], refused: [] }
  for (const payment of match.payments) {
    const { paymentId, revision, proposal, bookings } = payment
    const isSure = payment.entries.every(
      ({ basis }) => basis === 'reference' || basis === 'reference_in_text',
    )
    if (bookings.length > 0 && (isSure || isAccepted(payment)))
      applied.booked += await ledger.book(paymentId, bookings)
    if (!proposal || !isAccepted(payment)) continue
    try {
      await ledger.resolve({ paymentId, revision, by, ...proposal })
      applied.resolved.push(paymentId)
    } catch (error) {
      if (!isPaymentError(error)) throw error
      applied.refused.push({ paymentId, message: error.message })
    }
  }
  return applied
}
