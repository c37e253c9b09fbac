import type { Open, Payment, PaymentErrorCode, PaymentState } from '@powens-pay/core'
import type { Powens } from '../powens/Powens.ts'
import { readObject } from '../powens/Reader.ts'
import { isPayment } from '../powens/readPayment.ts'
import { request, type ActionOptions } from '../powens/request.ts'

/** Filters and order of a list, in Powens's words. (docs/powens.md#list-payments) */
export interface PaymentListFilter {
  show_sensitive?: boolean | undefined
  /** Newest last or first; which is the default is not documented. */
  reverse?: boolean | undefined
  /** The date that `min_date` (inclusive) and `max_date` (exclusive) are about. */
  filter?: 'register_date' | 'validate_date' | undefined
  min_date?: string | undefined
  max_date?: string | undefined
  connector_uuid?: string | undefined
  state?: Open<PaymentState> | undefined
  error_code?: Open<PaymentErrorCode> | undefined
  bank_payment_id?: string | undefined
  payer_identification?: string | undefined
  beneficiary_identification?: string | undefined
  reference_id?: string | undefined
  execution_date_type?: string | undefined
  order_by?: string | undefined
  /** Comma-separated. */
  country?: string | undefined
}

export interface ListPaymentsParameters extends ActionOptions {
  filter?: PaymentListFilter | undefined
  /** Payments per call, at most 1000. @default 100 */
  pageSize?: number | undefined
  /** Stops after as many. @default all */
  limit?: number | undefined
}

/**
 * Goes through payments page by page, asking for the next page when the loop gets there.
 *
 * @example
 * for await (const payment of listPayments(powens, { filter: { state: 'pending' } })) …
 */
export async function* listPayments(
  powens: Powens,
  parameters: ListPaymentsParameters = {},
): AsyncGenerator<Payment> {
  const { filter = {}, pageSize = 100, limit = Number.POSITIVE_INFINITY, ...options } = parameters
  const seen = new Set<number>()
  for (let offset = 0; seen.size < limit; offset += pageSize) {
    const query = { ...filter, limit: Math.min(pageSize, 1000), offset }
    const call = { method: 'GET', path: '/payments', query, retries: 'transient' } as const
    const page = await request(powens, { ...call, ...options }, readPage)
    for (const payment of page) {
      // A payment created meanwhile moves the others to the next page, where they would come twice.
      if (seen.has(payment.id)) continue
      seen.add(payment.id)
      yield payment
      if (seen.size >= limit) return
    }
    if (page.length < pageSize) return
  }
}

function readPage(answer: unknown): Payment[] | null {
  const payments = readObject<{ payments?: unknown }>(answer)?.payments
  return Array.isArray(payments) ? payments.filter(isPayment) : null
}
