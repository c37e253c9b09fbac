import type { PaymentClient } from '@powens-pay/core'
import type { QueryClient, QueryKey } from '@tanstack/react-query'

const clients = new WeakMap<QueryClient, { count: number; numbers: WeakMap<PaymentClient, number> }>()

/**
 * The query key under which one client's answers are kept. Ids mean something only where they were given out: a second
 * client of the same cache, another shop or another customer, has keys of its own. The first one has the plain keys, which
 * are those that a server prefetches under.
 */
export function scopeQueryKey(queryClient: QueryClient, client: PaymentClient, queryKey: QueryKey): QueryKey {
  const known = clients.get(queryClient) ?? { count: 0, numbers: new WeakMap<PaymentClient, number>() }
  clients.set(queryClient, known)
  const number = known.numbers.get(client) ?? known.count++
  known.numbers.set(client, number)
  return number === 0 ? queryKey : [...queryKey, { client: number }]
}
