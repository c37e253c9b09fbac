import { randomInt } from 'node:crypto'
import type { PaymentChange } from '@powens-pay/server-kit'
import type { Customer } from './customers.ts'
import { findProduct, type Product } from './catalogue.ts'
import { decide, type OrderStatus } from './fulfilment.ts'

export interface OrderLine {
  product: Product
  quantity: number
}

export interface Order {
  id: string
  customerId: string
  lines: OrderLine[]
  /** Exact decimal, in euros. */
  total: string
  status: OrderStatus
  placedAt: string
  /** What the embedded sandbox's bank will do; never set against Powens itself. */
  scenario: string | undefined
}

export class OrderRefusedError extends Error {}

/** A transfer of a few cents costs more than it brings, and a sandbox domain refuses more than ten euros. */
const [minimum, maximum] = [400, 900]

export interface Orders {
  place(customer: Customer, items: unknown, scenario?: string): Order
  findFor(customer: Customer, orderId: unknown): Order | undefined
  listFor(customer: Customer): Order[]
  /** Files a payment's change once, however often it is delivered. One that comes late undoes nothing that is newer. */
  record(change: PaymentChange): void
}

/** The shop's book of orders, in memory. */
export function createOrders(now: () => number = Date.now): Orders {
  const orders = new Map<string, Order>()
  /** The highest sequence that was recorded of each order. A repeat has the same. */
  const sequences = new Map<string, number>()

  return {
    place(customer, items, scenario) {
      const lines = readLines(items)
      const cents = lines.reduce((sum, line) => sum + toCents(line.product.price) * line.quantity, 0)
      if (cents < minimum || cents > maximum)
        throw new OrderRefusedError('An order is between 4 and 9 euros; change the quantities.')
      const order: Order = {
        id: newOrderId(orders),
        customerId: customer.id,
        lines,
        total: toDecimal(cents),
        status: 'to_pay',
        placedAt: new Date(now()).toISOString(),
        scenario,
      }
      orders.set(order.id, order)
      return order
    },
    findFor(customer, orderId) {
      const order = typeof orderId === 'string' ? orders.get(orderId) : undefined
      return order?.customerId === customer.id ? order : undefined
    },
    listFor(customer) {
      return [...orders.values()].filter((order) => order.customerId === customer.id).reverse()
    },
    record(change) {
      const order = orders.get(change.orderId)
      const newest = sequences.get(change.orderId) ?? 0
      if (!order || change.sequence <= newest) return
      sequences.set(change.orderId, change.sequence)
      order.status = decide(change, order)
    },
  }
}

function readLines(items: unknown): OrderLine[] {
  if (!Array.isArray(items)) throw new OrderRefusedError('An order lists its items.')
  return items.map((item: { id?: unknown; quantity?: unknown } | null) => {
    const product = findProduct(item?.id)
    const quantity = item?.quantity
    if (
      !product ||
      typeof quantity !== 'number' ||
      !Number.isInteger(quantity) ||
      quantity < 1 ||
      quantity > 20
    )
      throw new OrderRefusedError('An item names a product of the bakery and a quantity from 1 to 20.')
    return { product, quantity }
  })
}

function newOrderId(taken: Map<string, Order>): string {
  const id = `F${randomInt(100_000, 1_000_000)}`
  return taken.has(id) ? newOrderId(taken) : id
}

function toCents(price: string): number {
  return Number(price.replace('.', ''))
}

function toDecimal(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}
