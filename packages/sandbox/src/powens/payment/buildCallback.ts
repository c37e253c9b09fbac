import type { PaymentRecord } from '../../engine/PaymentRecord.ts'

interface CallbackParts {
  state: string | null
  error?: string
  /** What came of it at the bank, where the payer comes back from there. */
  outcome?: PaymentRecord
}

/** The URL the payer's browser is sent back to the shop on. */
export function buildCallback(redirectUri: string, paymentId: number, parts: CallbackParts): string {
  const url = new URL(redirectUri)
  const { state, error, outcome } = parts
  if (state !== null) url.searchParams.set('state', state)
  url.searchParams.set('id_payment', String(paymentId))
  if (error !== undefined) url.searchParams.set('error', error)
  if (outcome) {
    if (outcome.error_code) url.searchParams.set('error_code', outcome.error_code)
    if (outcome.bankMessage) url.searchParams.set('bank_message', outcome.bankMessage)
    url.searchParams.set('payment_state', outcome.state)
  }
  return url.href
}
