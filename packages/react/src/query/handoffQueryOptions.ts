import {
  createHandoff,
  type Handoff,
  type PaymentClient,
  type PaymentError,
  type PaymentReference,
} from '@powens-pay/core'
import { queryOptions, skipToken } from '@tanstack/react-query'
import { handoffQueryKey } from './keys.ts'

/** A short-lived link that goes on with a payment on another device. */
export function handoffQueryOptions(client: PaymentClient, reference: PaymentReference | undefined) {
  return queryOptions<Handoff, PaymentError, Handoff, ReturnType<typeof handoffQueryKey>>({
    queryKey: handoffQueryKey(reference?.paymentId),
    queryFn: reference ? ({ signal }) => createHandoff(client, reference, { signal }) : skipToken,
    // The link is a proof: it is asked for when it is shown, and not kept afterwards.
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    retry: false,
  })
}
