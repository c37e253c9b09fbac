import { isPaymentError, type Payment, type PaymentListQuery } from '@powens-pay/core'
import { PowensApiError } from '../errors/PowensApiError.ts'
import type { Powens } from '../powens/Powens.ts'
import { readObject } from '../powens/Reader.ts'
import { readPayment } from '../powens/readPayment.ts'
import { request, type ActionOptions } from '../powens/request.ts'

/** Filters and order of a list, in Powens's words. (docs/powens.md#list-payments) */
export type PaymentListFilter = Omit<PaymentListQuery, 'limit' | 'offset'>

const largestPage = 1000

export interface ListPaymentsParameters extends ActionOptions {
  filter?: PaymentListFilter | undefined
  /** Payments per call, at most 1000; a page that is too long to be read is asked for in halves. @default 100 */
  pageSize?: number | undefined
  /** Stops after as many. @default all */
  limit?: number | undefined
}

/**
 * Goes through payments page by page, asking for the next page when the loop gets there.
 *
 * @example
 * for await (const payment of listPayments(powens, { filter: { state: 'pending' } })) show(payment)
 */
export async function* listPayments(
  powens: Powens,
  parameters: ListPaymentsParameters = {},
): AsyncGenerator<Payment> {
  const { filter = {}, pageSize = 100, limit = Number.POSITIVE_INFINITY, ...options } = parameters
  const seen = new Set<number>()
  let size = Math.min(Math.max(Math.trunc(pageSize) || 1, 1), largestPage)
  for (let offset = 0; seen.size < limit;) {
    const query = { ...filter, limit: size, offset }
    const call = { method: 'GET', path: '/payments', query, retries: 'transient' } as const
    let page: ListedPage
    try {
      page = await request(powens, { ...call, ...options }, readPage)
    } catch (error) {
      // A page of large bulks may be longer than an answer may be.
      if (size === 1 || !isTooLong(error)) throw error
      size = Math.ceil(size / 2)
      continue
    }
    for (const payment of page.payments) {
      // A payment created meanwhile moves the others to the next page, where they would come twice.
      if (seen.has(payment.id)) continue
      seen.add(payment.id)
      yield payment
      if (seen.size >= limit) return
    }
    if (page.length < size) return
    offset += size
  }
}

const isTooLong = (error: unknown): boolean =>
  error instanceof PowensApiError && isPaymentError(error.cause) && error.cause.code === 'body_too_large'

interface ListedPage {
  payments: Payment[]
  /** Entries, also those that cannot be read. */
  length: number
}

function readPage(answer: unknown): ListedPage | null {
  const payments = readObject<{ payments?: unknown }>(answer)?.payments
  if (!Array.isArray(payments)) return null
  const read = payments.map(readPayment).filter((payment) => payment !== null)
  return { payments: read, length: payments.length }
}
