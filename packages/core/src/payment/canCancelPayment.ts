/** Powens's payment, or the part of it that decides. */
export interface CancellablePayment {
  state: string
  state_detail?: string | null | undefined
  instructions?: readonly { execution_date_type?: string | null | undefined }[] | null | undefined
}

/**
 * Whether Powens accepts a request to cancel this payment: the payer has not validated it yet; or it is `pending`, not
 * instant, and no cancellation is running.
 *
 * Pass the payment's connector when you have it, because not every bank can cancel. Without it Powens may still refuse
 * (`notSupported`). (docs/powens.md#cancellation-preconditions)
 */
export function canCancelPayment(
  payment: CancellablePayment,
  connector?: {
    payment_settings?: { cancellation_available?: boolean | null | undefined } | null | undefined
  },
): boolean {
  if (connector?.payment_settings?.cancellation_available === false) return false
  if (payment.state === 'created') return true
  return (
    payment.state === 'pending' &&
    !payment.state_detail &&
    !payment.instructions?.some((instruction) => instruction.execution_date_type === 'instant')
  )
}
