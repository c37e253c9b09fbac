import type { Payment } from '@powens-pay/core'
import { listPayments, type PaymentListFilter } from '../actions/listPayments.ts'
import type { LedgerContext } from './LedgerContext.ts'
import type { LivePayment } from './order/OrderRecord.ts'

/** A payment that Powens lists, and what the ledger knows of it. */
export interface WalkedPayment {
  payment: Payment
  /** `null`: another program of the domain made it, or its record is gone. */
  known: LivePayment | null
}

/** Which payments: those created on these days, the first and the last included, or those with an end-to-end id. */
export type WalkFilter = { from: string; to: string } | { reference_id: string }

const pageSize = 500
const dayLength = 24 * 60 * 60 * 1000

/**
 * Goes through the payments of some days as Powens lists them, so that it needs nothing of the store but reading. Costs a
 * call for 500 payments and two reads of the store for each.
 */
export async function* walkPayments(
  { powens, orders }: Pick<LedgerContext, 'powens' | 'orders'>,
  wanted: WalkFilter,
): AsyncGenerator<WalkedPayment> {
  for await (const payment of listPayments(powens, { filter: toFilter(wanted), pageSize })) {
    yield { payment, known: await orders.findByPayment(payment.id) }
  }
}

/** The time zone of Powens's dates is not documented, so a day more is asked for on either side; its last day is exclusive. */
function toFilter(wanted: WalkFilter): PaymentListFilter {
  if ('reference_id' in wanted) return wanted
  const move = (day: string, days: number) =>
    new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10)
  const [min_date, max_date] = [move(wanted.from, -1), move(wanted.to, 2)]
  return { filter: 'register_date', order_by: 'id', min_date, max_date }
}
