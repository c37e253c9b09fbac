import {
  createPayment,
  type CreatedPayment,
  type CreatePaymentParameters,
  type PaymentClient,
  type PaymentError,
} from '@powens-pay/core'
import type { UseMutationOptions } from '@tanstack/react-query'
import { hideProofs } from './hideProofs.ts'
import { powensPayKey } from './keys.ts'
import { ownMutationDefaults } from './ownQueryDefaults.ts'

/**
 * Creates an order's payment, or finds the one it has. Its key and link are hidden properties, which nothing copies.
 */
export function createPaymentMutationOptions(
  client: PaymentClient,
): UseMutationOptions<CreatedPayment, PaymentError, CreatePaymentParameters> {
  return {
    ...ownMutationDefaults,
    mutationKey: [...powensPayKey, 'create'],
    mutationFn: async (parameters) =>
      hideProofs(await createPayment(client, parameters), 'paymentKey', 'redirectUrl'),
  }
}
