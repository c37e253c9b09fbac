/** What the answer is read from. */
export interface CancellablePayment {
  state: string
  state_detail?: string | null | undefined
  instructions?: readonly { execution_date_type?: string | undefined }[] | null | undefined
}

/**
 * Whether Powens takes a request to cancel this payment: nobody validated it yet, or the bank has it, it is not instant
 * and it is not being cancelled already.
 *
 * Pass the payment's connector when there is one: not every bank can cancel. Without it the answer is Powens's to give
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
