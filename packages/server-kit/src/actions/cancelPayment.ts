import { findRedirectUriProblem, PaymentError, type Payment } from '@powens-pay/core'
import { PowensApiError } from '../errors/PowensApiError.ts'
import type { Powens } from '../powens/Powens.ts'
import type { ActionOptions } from '../powens/request.ts'
import { updatePayment } from '../powens/updatePayment.ts'

export interface CancelPaymentParameters extends ActionOptions {
  paymentId: number
  /** Where the payer comes back to when the bank wants the cancellation approved. Without a query. */
  redirectUri: string
  /** Comes back as `state`. */
  state?: string | undefined
}

/** What became of a cancellation. */
export type CancelPaymentResult =
  /** The payment is `rejected` now. */
  | { outcome: 'cancelled'; payment: Payment }
  /** The payer has to approve the cancellation at `validateUri`, full page; `null` when Powens named no https address. */
  | { outcome: 'approval_needed'; payment: Payment; validateUri: string | null }
  /** The bank or the payment's state does not allow it; nothing changed. */
  | { outcome: 'not_supported' }

/**
 * Asks for a payment to be cancelled: while `created`, or while `pending` where the bank can.
 * (docs/powens.md#cancelling)
 */
export async function cancelPayment(
  powens: Powens,
  parameters: CancelPaymentParameters,
): Promise<CancelPaymentResult> {
  const { paymentId, redirectUri, state, ...options } = parameters
  checkReturn(redirectUri, state)
  const body = { cancel: true, client_redirect_uri: redirectUri, client_state: state } as const
  try {
    return readOutcome(await updatePayment(powens, paymentId, body, options))
  } catch (error) {
    if (isRefusal(error)) return { outcome: 'not_supported' }
    throw error
  }
}

/** Powens refuses the others with what a bank that cannot cancel is refused with. */
function checkReturn(redirectUri: string, state = ''): void {
  const problem = findRedirectUriProblem(redirectUri)
  if (problem) throw new PaymentError('configuration_error', `The cancellation's redirectUri ${problem}`)
  if (state.length <= 2000) return
  throw new PaymentError(
    'configuration_error',
    "The cancellation's state is longer than 2000 characters, which Powens refuses. Keep an id in it.",
  )
}

function readOutcome(payment: Payment): CancelPaymentResult {
  const { validate_uri: validateUri = null, state, state_detail: detail } = payment
  if (state === 'rejected') return { outcome: 'cancelled', payment }
  const isAsked = validateUri !== null || (typeof detail === 'string' && detail.startsWith('cancelling'))
  return isAsked ? { outcome: 'approval_needed', payment, validateUri } : { outcome: 'not_supported' }
}

/** Its status is not documented, so the code decides first; a 409 speaks for itself. */
const isRefusal = (error: unknown): boolean =>
  error instanceof PowensApiError &&
  (error.powensCode === 'notSupported' || error.upstreamStatus === 409 || error.upstreamStatus === 400)
