/** Money of a payment that goes back, as it was decided. It is written before its payment exists, so that none is made twice. */
export interface Repayment {
  /** The order that the repayment is paid under. */
  orderId: string
  /** Its line there. */
  line: string
  /** The `reference_id` of the transfer that is repaid; `null` for the whole of a payment with one. */
  reference_id: string | null
  /** An exact decimal. */
  amount: string
  currency: string
  /** Who decided it, and why, for the audit; it reaches no page. */
  by: string
  note: string
  at: number
}

/** A line of a repayment, and whose money it is. */
export interface RepaidLine {
  line: string
  paymentId: number
  /** The order that the money came for. */
  orderId: string
  amount: string
  currency: string
}
