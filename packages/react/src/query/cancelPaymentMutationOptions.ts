import {
  cancelPayment,
  type CancelledPayment,
  type PaymentClient,
  type PaymentError,
  type PaymentReference,
} from '@powens-pay/core'
import type { UseMutationOptions } from '@tanstack/react-query'
import { powensPayKey } from './keys.ts'

/** Asks for a payment to be cancelled. */
export function cancelPaymentMutationOptions(
  client: PaymentClient,
): UseMutationOptions<CancelledPayment, PaymentError, PaymentReference> {
  return {
    mutationKey: [...powensPayKey, 'cancel'],
    mutationFn: (reference) => cancelPayment(client, reference),
  }
}
