import { getPayment, type PaymentClient, type PaymentReference } from '@powens-pay/core'
import type { QueryKey } from '@tanstack/react-query'
import { digest } from './digest.ts'
import { paymentQueryKey } from './keys.ts'
import type { OwnQueryOptions } from './OwnQueryOptions.ts'
import { ownQueryDefaults } from './ownQueryDefaults.ts'
import { toSnapshot, type PaymentSnapshot } from './PaymentSnapshot.ts'
import { sharePayment } from './sharePayment.ts'

/** The key of one payment, read with one proof: a refused proof does not affect another one. */
export const referenceQueryKey = ({ paymentId, paymentKey }: PaymentReference): QueryKey => [
  ...paymentQueryKey(paymentId),
  digest(paymentKey),
]

/** One payment, read once and never again when its outcome is final. `usePayment` follows it until then. */
export const paymentQueryOptions = (
  client: PaymentClient,
  reference: PaymentReference,
): OwnQueryOptions<PaymentSnapshot> => ({
  ...ownQueryDefaults,
  queryKey: referenceQueryKey(reference) as OwnQueryOptions<PaymentSnapshot>['queryKey'],
  queryFn: async ({ signal }) => toSnapshot(await getPayment(client, reference, { signal })),
  structuralSharing: sharePayment,
  staleTime: ({ state }) => (state.data?.outcome.isFinal ? Infinity : 0),
})
