import { createPaymentError } from '@powens-pay/core'
import { ledgerOf, type LedgerHolder } from '../ledgerOf.ts'
import type { Repayment } from '../order/Repayment.ts'
import { findRepayable, type RepayableLine } from './findRepayable.ts'
import { createProgressReader, type RepaymentProgress } from './readProgress.ts'

/** A repayment that was decided, and how far it is. */
export interface RepaymentView extends Omit<Repayment, 'at' | 'line'> {
  /** ISO 8601, UTC. */
  at: string
  progress: RepaymentProgress
}

export interface PaymentRepayments {
  /** The oldest first. */
  repayments: RepaymentView[]
  /** What came and may still go back. */
  repayable: RepayableLine[]
}

/** What of a payment went back, is going back, and may still go back. For staff: it names who decided, and why. */
export async function listRepayments(
  handler: LedgerHolder,
  { paymentId }: { paymentId: number },
): Promise<PaymentRepayments> {
  const ledger = ledgerOf(handler)
  const known = await ledger.findByPayment(paymentId)
  if (!known)
    throw createPaymentError('not_found', `There is no payment ${paymentId} in this domain's store.`)
  const { repayments = [] } = known.attempt
  const progressOf = await createProgressReader(ledger.find, repayments)
  return {
    repayable: findRepayable(known.attempt, repayments, progressOf),
    repayments: repayments.map((repayment) => {
      const { orderId, reference_id, amount, currency, by, note, at } = repayment
      const progress = progressOf(repayment)
      return { orderId, reference_id, amount, currency, by, note, at: new Date(at).toISOString(), progress }
    }),
  }
}
