import type { CreatedPayment, CreatePaymentParameters, PaymentClient, PaymentError } from '@powens-pay/core'
import type { UseMutationOptions } from '@tanstack/react-query'
import { powensPayKey } from './keys.ts'

/** Creates an order's payment, or finds the one it has. */
export function createPaymentMutationOptions(
  client: PaymentClient,
): UseMutationOptions<CreatedPayment, PaymentError, CreatePaymentParameters> {
  return {
    mutationKey: [...powensPayKey, 'create'],
    mutationFn: (parameters) => client.createPayment(parameters),
  }
}
