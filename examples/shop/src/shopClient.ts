import { queryOptions } from '@tanstack/react-query'

export const languages = ['en', 'fr', 'de'] as const
export type Language = (typeof languages)[number]
export type Names = Record<Language, string>

export interface Customer {
  id: string
  name: string
}

export interface Product {
  id: string
  names: Names
  price: string
}

export interface Shop {
  mode: 'sandbox' | 'powens'
  customer: Customer | undefined
  customers: Customer[]
  products: Product[]
  scenarios: string[]
}

export interface Order {
  id: string
  total: string
  status: 'to_pay' | 'fulfil' | 'wait' | 'review' | 'do_not_fulfil'
  placedAt: string
  lines: { productId: string; names: Names; quantity: number }[]
}

export class ShopError extends Error {}

export const shopQuery = queryOptions({ queryKey: ['shop'], queryFn: () => call<Shop>('/api/shop') })

export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: ['order', id],
    queryFn: async () => (await call<{ order: Order }>(`/api/orders/${id}`)).order,
  })

/** Asked again every two seconds, so that a webhook shows without a reload. */
export const ordersQuery = queryOptions({
  queryKey: ['orders'],
  queryFn: async () => (await call<{ orders: Order[] }>('/api/orders')).orders,
  refetchInterval: 2_000,
})

export async function signIn(customerId: string): Promise<void> {
  await call('/api/session', { customerId })
}

export async function placeOrder(cart: Record<string, number>, scenario: string | undefined): Promise<Order> {
  const items = Object.entries(cart).map(([id, quantity]) => ({ id, quantity }))
  return (await call<{ order: Order }>('/api/orders', { items, scenario })).order
}

async function call<Result>(path: string, body?: unknown): Promise<Result> {
  const response = await fetch(path, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  const answer = (await response.json()) as Result & { message?: string }
  if (!response.ok) throw new ShopError(answer.message ?? response.statusText)
  return answer
}
