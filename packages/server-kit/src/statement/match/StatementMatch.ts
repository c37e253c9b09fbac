import type { Booking } from '../../ledger/order/Attempt.ts'
import type { StatementEntry, StatementFault } from '../Statement.ts'

/**
 * What led from an entry to a payment: its end-to-end id, that id inside the text, the payment's own text with its amount, or
 * its amount and day alone, where no other payment and no other entry has them.
 */
export type MatchBasis = 'reference' | 'reference_in_text' | 'label_and_amount' | 'amount_and_date'

/** An entry that belongs to a payment. */
export interface MatchedEntry {
  entry: StatementEntry
  basis: MatchBasis
  /** An earlier statement brought it, and it was recorded then: it counts once. */
  isKnown: boolean
}

/**
 * What the statement says of a payment.
 *
 * - `agrees`: as Powens and the ledger have it.
 * - `arrived`: whether the money came was open, and all of it came. Proposed: received.
 * - `not_arrived`: whether the money came was open, and none came in time, or all went back. Proposed: not received.
 * - `waiting`: it may still come.
 * - `missing`: it is paid by what Powens says, and the account does not show it.
 * - `differs`: another amount came than was to come, or part of it went back.
 * - `unexpected`: money came for a payment that failed.
 * - `earlier`: its money may be on a statement from before the first one that was matched.
 * - `standing_order`: the executions that came. Powens reports none, so nothing can be missing.
 */
export type MatchFinding =
  | 'agrees'
  | 'arrived'
  | 'not_arrived'
  | 'waiting'
  | 'missing'
  | 'differs'
  | 'unexpected'
  | 'earlier'
  | 'standing_order'

/** One transfer and what the account shows of it. Amounts are exact decimals. */
export interface MatchedLine {
  reference_id: string | null
  amount: string
  currency: string
  /** What was booked for it, with what earlier statements showed. */
  booked: string
  /** What went back of it. */
  returned: string
}

export interface MatchedPayment {
  orderId: string
  paymentId: number
  /** A decision holds only while this is the payment's revision. */
  revision: number
  direction: 'in' | 'out'
  finding: MatchFinding
  /** What `applyMatch` records after a person's yes; `null` where a person has to decide in another way. */
  proposal: { received: boolean; note: string } | null
  lines: MatchedLine[]
  entries: MatchedEntry[]
  /** What `applyMatch` records, so that a later statement knows of it. */
  bookings: Booking[]
}

/** Money on the account that belongs to no payment, for a reason. */
export interface LeftoverEntry {
  entry: StatementEntry
  /**
   * - `no_payment`: nothing leads to a payment.
   * - `unknown_payment`: Powens has its payment and the ledger does not.
   * - `other_currency`: its reference is that of a payment in another currency.
   * - `batch`: one booking of several payments, whose amounts do not add up to it.
   * - `remainder`: what is left of a booking beside its transactions, such as a charge.
   */
  reason: 'no_payment' | 'unknown_payment' | 'other_currency' | 'batch' | 'remainder'
  /** Payments that it may be about. */
  paymentIds: number[]
}

/** All money of one currency. The booked sums are those of the matched and the leftover entries together. */
export interface MatchSums {
  currency: string
  credited: string
  debited: string
  matchedCredits: string
  matchedDebits: string
  leftoverCredits: string
  leftoverDebits: string
}

/** A statement beside the payments of its days: every entry and every payment is in it once. */
export interface StatementMatch {
  from: string | null
  to: string | null
  payments: MatchedPayment[]
  leftovers: LeftoverEntry[]
  /** What keeps the statement from being the whole truth. */
  faults: StatementFault[]
  /** Entries that the bank announces and has not booked. */
  notBooked: number
  sums: MatchSums[]
}
