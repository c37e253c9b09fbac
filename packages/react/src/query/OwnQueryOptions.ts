import type { PaymentError } from '@powens-pay/core'
import type { queryOptions, UseQueryOptions } from '@tanstack/react-query'

/**
 * The options of a query of ours, which always has a function, as Suspense needs, and no data before its first read.
 *
 * Every factory names it as its return type: an inferred one would be published in names of react-query that some of the
 * supported versions do not export, and that are `any` there.
 */
export type OwnQueryOptions<Data> = Omit<
  UseQueryOptions<Data, PaymentError>,
  'queryKey' | 'queryFn' | 'enabled' | 'initialData'
> & {
  queryKey: ReturnType<typeof queryOptions<Data, PaymentError>>['queryKey']
  queryFn: (context: { signal: AbortSignal }) => Promise<Data>
}
