import {
  createPayment,
  type CreatedPayment,
  type CreatePaymentParameters,
  type PaymentClient,
  type PaymentError,
} from '@powens-pay/core'
import type { UseMutationOptions } from '@tanstack/react-query'
import { powensPayKey } from './keys.ts'

/** Creates an order's payment, or finds the one it has. */
export function createPaymentMutationOptions(
  client: PaymentClient,
): UseMutationOptions<CreatedPayment, PaymentError, CreatePaymentParameters> {
  return {
    mutationKey: [...powensPayKey, 'create'],
    mutationFn: (parameters) => createPayment(client, parameters),
  }
}
