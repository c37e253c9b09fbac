import type { PaymentError } from '@powens-pay/core'
import type { queryOptions } from '@tanstack/react-query'

/**
 * The options of a query of ours, which always has a function, as Suspense needs.
 *
 * Every factory names it as its return type: what is inferred would be published in names of react-query that only some of
 * its versions export, and that are `any` in the others.
 */
export type OwnQueryOptions<Data> = Omit<
  ReturnType<typeof queryOptions<Data, PaymentError>>,
  'queryFn' | 'enabled'
> & {
  queryFn: (context: { signal: AbortSignal }) => Promise<Data>
}
