import { decideFulfilment, parseAmount, type FulfilmentDecision } from '@powens-pay/core'
import type { PaymentChange } from '@powens-pay/server-kit'

export type OrderStatus = 'to_pay' | FulfilmentDecision

type News = Pick<PaymentChange, 'aggregate' | 'outcome' | 'payment' | 'duplicateOf' | 'possibleDuplicateOf'>

/**
 * What the bakery does about an order after news of one of its payments. An order may have several of them, and `aggregate`
 * knows them all.
 */
export function decide(
  { aggregate, outcome, payment, duplicateOf, possibleDuplicateOf }: News,
  { total, status }: { total: string; status: OrderStatus },
): OrderStatus {
  if (aggregate === 'review' || duplicateOf !== undefined || possibleDuplicateOf !== undefined)
    return 'review'
  // The bakery bakes to order: it takes the bank's acceptance for the money, and lets a person look at what expired. It
  // sells nothing by standing order.
  const decision = decideFulfilment(outcome, {
    accepted: 'fulfil',
    partial: 'review',
    expired: 'review',
    active: 'review',
  })
  if (decision === 'fulfil') return isPrice(payment, total) ? 'fulfil' : 'review'
  // News of another payment of an order that is settled.
  if (aggregate !== 'unpaid' && (status === 'fulfil' || status === 'review')) return status
  // The order is paid, and the change that said how much has not arrived.
  return aggregate === 'paid' ? 'review' : decision
}

/** Whether the order still costs what was paid: it may have been edited after the payer approved. */
const isPrice = ({ amount, currency }: News['payment'], total: string): boolean =>
  currency === 'EUR' && parseAmount(amount, 'EUR') === parseAmount(total, 'EUR')
