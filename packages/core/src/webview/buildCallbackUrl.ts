import type { Payment } from '../models/payment.ts'

export interface BuildCallbackUrlParameters {
  /** The payment's `client_redirect_uri`. */
  redirectUri: string
  paymentId: number
  /** The payment's `client_state`. */
  state: string
  /** What was read of the payment last. Whoever reads the address takes it for a claim. */
  payment: Pick<Payment, 'state' | 'error_code'>
}

/**
 * Builds the address that a payer comes back to from the shop's own validation, with the parameters that Powens's webview
 * sends. (docs/powens.md#callback-query-parameters)
 */
export function buildCallbackUrl({
  redirectUri,
  paymentId,
  state,
  payment,
}: BuildCallbackUrlParameters): string {
  const url = new URL(redirectUri)
  url.searchParams.set('state', state)
  url.searchParams.set('id_payment', String(paymentId))
  url.searchParams.set('payment_state', payment.state)
  if (payment.error_code) url.searchParams.set('error_code', payment.error_code)
  return url.href
}
