import { isPaymentError, nextPollDelay } from '@powens-pay/core'
import type { PaymentQuery } from './paymentQueryOptions.ts'
import { readPayment } from './PaymentSnapshot.ts'

/** How often each query had been read when the payer last asked to check again. */
const spent = new WeakMap<PaymentQuery, number>()

const countReads = ({ state }: PaymentQuery) => state.dataUpdateCount + state.errorUpdateCount

/** Nothing a further read could tell: the outcome is final, or the server will never let this page read it. */
function isSettled({ state }: PaymentQuery): boolean {
  if (state.data && readPayment(state.data).outcome.isFinal) return true
  return isPaymentError(state.error) && [401, 403, 404].includes(state.error.status)
}

/** Milliseconds until the payment is read again, or `false`: settled, or this visit's reads are used up. */
export function getReadDelay(query: PaymentQuery): number | false {
  return !isSettled(query) && nextPollDelay(countReads(query) - (spent.get(query) ?? 0))
}

/** This visit's reads are used up while the outcome is still open: only the payer asks from here on. */
export function isExhausted(query: PaymentQuery): boolean {
  return !isSettled(query) && getReadDelay(query) === false
}

/** Grants a visit's reads once more. */
export function renewBudget(query: PaymentQuery): void {
  spent.set(query, countReads(query))
}
