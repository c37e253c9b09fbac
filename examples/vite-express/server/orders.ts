export interface Order {
  id: string
  /** A decimal, as a text: prices are never floating-point numbers. */
  amount: string
  currency: string
  isPaid: boolean
}

/** One order to try. Yours are in your database. */
const orders = new Map<string, Order>([
  ['1001', { id: '1001', amount: '4.20', currency: 'EUR', isPaid: false }],
])

export const findOrder = (id: unknown): Order | undefined =>
  typeof id === 'string' ? orders.get(id) : undefined

export function markPaid(order: Order): void {
  order.isPaid = true
  console.log(`Order ${order.id} is paid: ship it.`)
}
