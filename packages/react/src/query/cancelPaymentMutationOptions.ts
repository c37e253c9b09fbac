import {
  cancelPayment,
  type CancelledPayment,
  type PaymentClient,
  type PaymentError,
  type PaymentReference,
} from '@powens-pay/core'
import type { UseMutationOptions } from '@tanstack/react-query'
import { hideProofs } from './hideProofs.ts'
import { powensPayKey } from './keys.ts'
import { ownMutationDefaults } from './ownQueryDefaults.ts'

/** Asks for a payment to be cancelled. The reference is a proof and therefore no variable of the mutation. */
export function cancelPaymentMutationOptions(
  client: PaymentClient,
  reference: PaymentReference,
): UseMutationOptions<CancelledPayment, PaymentError, void> {
  return {
    ...ownMutationDefaults,
    mutationKey: [...powensPayKey, 'cancel', reference.paymentId],
    mutationFn: async () => hideProofs(await cancelPayment(client, reference), 'redirectUrl'),
  }
}
