import type { PaymentClient } from '@powens-pay/core'
import type { QueryClient, QueryKey } from '@tanstack/react-query'

/** The clients of each cache, in the order in which they came. */
const clients = new WeakMap<QueryClient, Map<PaymentClient, number>>()

/**
 * The query key under which one client's answers are kept. Ids mean something only where they were given out: a second
 * client of the same cache, another shop or another customer, has keys of its own. The first one has the plain keys, which
 * are those that a server prefetches under.
 */
export function scopeQueryKey(queryClient: QueryClient, client: PaymentClient, queryKey: QueryKey): QueryKey {
  const numbers = clients.get(queryClient) ?? new Map<PaymentClient, number>()
  clients.set(queryClient, numbers)
  const number = numbers.get(client) ?? numbers.size
  numbers.set(client, number)
  return number === 0 ? queryKey : [...queryKey, { client: number }]
}
