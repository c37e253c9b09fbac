import { createPaymentError } from '@powens-pay/core'

const mostStreams = 10_000

/** A payer has a few tabs and a phone; one key must not take the places of all. */
const mostStreamsPerPayment = 100

/** The streams that are open in this process, each under what ends it. */
export interface StreamSlots {
  /** Throws `rate_limited` when there is no place for another stream of a payment. */
  check(paymentId: number): void
  take(paymentId: number, end: () => void): void
  free(end: () => void): void
  endAll(): void
}

export function createStreamSlots(): StreamSlots {
  const open = new Map<() => void, number>()
  const perPayment = new Map<number, number>()
  const countOf = (paymentId: number): number => perPayment.get(paymentId) ?? 0
  return {
    check(paymentId) {
      if (open.size < mostStreams && countOf(paymentId) < mostStreamsPerPayment) return
      throw createPaymentError('rate_limited')
    },
    take(paymentId, end) {
      open.set(end, paymentId)
      perPayment.set(paymentId, countOf(paymentId) + 1)
    },
    free(end) {
      const paymentId = open.get(end)
      if (paymentId === undefined) return
      open.delete(end)
      const rest = countOf(paymentId) - 1
      if (rest > 0) perPayment.set(paymentId, rest)
      else perPayment.delete(paymentId)
    },
    endAll() {
      for (const end of open.keys()) end()
    },
  }
}
