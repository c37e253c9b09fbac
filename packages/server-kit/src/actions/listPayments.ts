import type { Payment, PaymentListQuery } from '@powens-pay/core'
import type { Powens } from '../powens/Powens.ts'
import { readObject } from '../powens/Reader.ts'
import { isPayment } from '../powens/readPayment.ts'
import { request, type ActionOptions } from '../powens/request.ts'

/** Filters and order of a list, in Powens's words. (docs/powens.md#list-payments) */
export type PaymentListFilter = Omit<PaymentListQuery, 'limit' | 'offset'>

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
