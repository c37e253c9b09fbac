import type { PaymentKind } from '@powens-pay/core'
import type { Booking } from '../../ledger/order/Attempt.ts'

/**
 * What a line's money should do on the account: it has to be there; whether it is there is what the statement decides; it may
 * still come; it does not come.
 */
export type Expectation = 'due' | 'unsure' | 'open' | 'none'

/** One transfer that may be on a statement. */
export interface ExpectedLine {
  reference_id: string | null
  /** What the payer reads. */
  label: string
  amount: string
  currency: string
  expectation: Expectation
}

/** A payment as a statement is compared with it. */
export interface ExpectedPayment {
  orderId: string
  paymentId: number
  /** Of the view it was made from: a decision about it holds only while this is its revision. */
  revision: number
  kind: PaymentKind
  /** The ledger does not know whether its money arrived, and nothing more will be reported: a person, or a statement, says it. */
  isQuestion: boolean
  /** Money of a repayment leaves the account. */
  direction: 'in' | 'out'
  /** `YYYY-MM-DD`, UTC: no money of it can be booked earlier, but for a day where clocks differ. */
  createdOn: string
  /** The day on which its bank was to carry it out, where the payment names one. */
  executionOn: string | null
  lines: ExpectedLine[]
  /** What earlier statements showed of it. */
  bookings: Booking[]
}
