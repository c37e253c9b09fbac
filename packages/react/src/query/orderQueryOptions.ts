import { findPayment, type PaymentClient, type PaymentError } from '@powens-pay/core'
import { queryOptions } from '@tanstack/react-query'
import { hideProofs } from './hideProofs.ts'
import { orderQueryKey } from './keys.ts'
import type { OrderPayment } from './OrderPayment.ts'
import type { OwnQueryOptions } from './OwnQueryOptions.ts'
import { ownQueryDefaults, refreshed } from './ownQueryDefaults.ts'
import { shareOrderPayment } from './shareOrderPayment.ts'

/** An order's latest payment and the key to follow it, or `null`. Creates nothing. */
export function orderQueryOptions(
  client: PaymentClient,
  input: unknown,
): OwnQueryOptions<OrderPayment | null> {
  const options = queryOptions<OrderPayment | null, PaymentError>({
    ...ownQueryDefaults,
    ...refreshed,
    queryKey: orderQueryKey(input),
    structuralSharing: shareOrderPayment,
    // Nothing on the page says that it failed. A refusal does not change, so it is not retried.
    retry: (failures, { status }) => failures < 3 && (status === 0 || status >= 500),
    retryDelay: (failures) => 1000 * 2 ** failures,
    // Read again for a payer who comes back from the bank by the Back button.
    refetchOnMount: 'always',
  })
  return {
    ...options,
    queryFn: async ({ signal }) => {
      const found = await findPayment(client, { input }, { signal })
      return found && hideProofs<OrderPayment>(found, 'paymentKey')
    },
  }
}
