import type { InstructionView, PaymentOutcome, PaymentView } from '@powens-pay/core'

import type { RepaidLine } from './order/Repayment.ts'

/**
 * What all payments of an order say together: it is paid; a person has to look; a payment may still bring money; none of
 * them will.
 */
export type OrderAggregate = 'paid' | 'review' | 'open' | 'unpaid'

/** Something that happened to a payment. Record `aggregate`, unless you recorded one of a higher `sequence`. */
export interface PaymentChange {
  orderId: string
  /** Names this change for ever, in every domain: a repeat of it carries the same id, and no other change does. */
  changeId: string
  /** Grows with each change of the order. A change that was parked comes late, with the number it had. */
  sequence: number
  /** It is about the order's latest payment, the only one that can still be paid. */
  isLatest: boolean
  aggregate: OrderAggregate
  /** The order was edited and has another payment, or was withdrawn: nobody wants this payment's money. Absent while it is wanted. */
  unwanted?: 'replaced' | 'withdrawn' | undefined
  payment: PaymentView
  outcome: PaymentOutcome
  /** The transfers of a bulk payment; absent for the other kinds. A page gets their tally alone. */
  instructions?: InstructionView[] | undefined
  /** It sends money back to payers: whose, and how much. Absent for a payment of an order. */
  repays?: RepaidLine[] | undefined
  /** Another payment of the same debt, by id, had been paid before: the payer has to be repaid. */
  duplicateOf?: number | undefined
  /** Another payment, by id, and it is not known that both are paid, or that they paid the same debt. */
  possibleDuplicateOf?: number | undefined
}
