import type { PaymentClient, PaymentReference, PaymentView } from '@powens-pay/core'
import { followPayment } from './followPayment.ts'

/**
 * How one connection ended: `final` says it all; a `long` one is worth opening again, a `short` one not often; a `silent`
 * one brought nothing, as where there is no stream at all.
 */
export type StreamEnd = 'final' | 'long' | 'short' | 'silent'

// The server sends the payment at once. If it does not arrive in this time, a proxy buffers the stream.
const patience = 10_000
/** The shortest time after which a proxy ends long connections. */
const longStream = 30_000

/** Follows a payment for one connection. Never rejects. */
export async function listen(
  client: PaymentClient,
  reference: PaymentReference,
  onPayment: (payment: PaymentView) => void,
  visit: AbortSignal,
): Promise<StreamEnd> {
  const connection = new AbortController()
  const hangUp = () => connection.abort()
  visit.addEventListener('abort', hangUp)
  const timer = setTimeout(hangUp, patience)
  const opened = Date.now()
  let last: PaymentView | undefined
  try {
    await followPayment(client, reference, {
      signal: connection.signal,
      onPayment: (payment) => {
        clearTimeout(timer)
        last = payment
        onPayment(payment)
      },
    })
  } catch {
    // A connection that breaks has ended like any other.
  } finally {
    clearTimeout(timer)
    visit.removeEventListener('abort', hangUp)
  }
  if (!last) return 'silent'
  if (last.outcome.isFinal) return 'final'
  return Date.now() - opened >= longStream ? 'long' : 'short'
}
