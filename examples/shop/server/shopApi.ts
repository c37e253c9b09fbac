import { catalogue } from './catalogue.ts'
import { customers, findCustomer } from './customers.ts'
import { OrderRefusedError, type Order, type Orders } from './orders.ts'
import type { Sessions } from './sessions.ts'

/** What the embedded sandbox's bank can be asked to do with an order, in Powens's own test grammar. */
const scenarios = ['done', 'pdng/done', 'pdng/rjct', 'pdng/pdng/done'] as const

interface ShopApiOptions {
  sessions: Sessions
  orders: Orders
  mode: 'sandbox' | 'powens'
  secure: boolean
}

/** The shop's own routes below `/api`: who is here, what is sold, what was ordered. */
export function createShopApi({ sessions, orders, mode, secure }: ShopApiOptions) {
  return async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    const customer = sessions.find(request)

    switch (`${request.method} ${pathname}`) {
      case 'GET /api/shop':
        return Response.json({
          mode,
          customer: customer && describeCustomer(customer),
          customers: customers.map(describeCustomer),
          products: catalogue,
          scenarios: mode === 'sandbox' ? scenarios : [],
        })
      case 'POST /api/session': {
        const chosen = findCustomer((await readJson(request))['customerId'])
        if (!chosen) return refuse(400, 'There is no such customer.')
        return Response.json(
          { customer: describeCustomer(chosen) },
          { headers: { 'set-cookie': sessions.open(chosen, secure) } },
        )
      }
      case 'GET /api/orders':
        return customer
          ? Response.json({ orders: orders.listFor(customer).map(describeOrder) })
          : signInFirst()
      case 'POST /api/orders': {
        if (!customer) return signInFirst()
        const body = await readJson(request)
        const scenario =
          mode === 'sandbox' ? scenarios.find((known) => known === body['scenario']) : undefined
        try {
          const order = orders.place(customer, body['items'], scenario)
          return Response.json({ order: describeOrder(order) }, { status: 201 })
        } catch (error) {
          if (error instanceof OrderRefusedError) return refuse(422, error.message)
          throw error
        }
      }
    }

    const orderId = /^\/api\/orders\/(\w{1,20})$/.exec(pathname)?.[1]
    if (orderId && request.method === 'GET') {
      const order = customer && orders.findFor(customer, orderId)
      if (order) return Response.json({ order: describeOrder(order) })
    }
    return refuse(404, 'There is nothing here.')
  }
}

function describeCustomer(customer: { id: string; firstName: string; lastName: string }) {
  return { id: customer.id, name: `${customer.firstName} ${customer.lastName}` }
}

function describeOrder({ id, lines, total, status, placedAt }: Order) {
  return {
    id,
    total,
    status,
    placedAt,
    lines: lines.map(({ product, quantity }) => ({ productId: product.id, names: product.names, quantity })),
  }
}

async function readJson(request: Request): Promise<Record<string, unknown>> {
  // Only JSON: a form of another site can send text or form bodies with the visitor's cookie, never this type.
  if (!request.headers.get('content-type')?.startsWith('application/json')) return {}
  const text = await request.text()
  try {
    const body: unknown = text.length < 10_000 ? JSON.parse(text) : null
    return body !== null && typeof body === 'object' ? (body as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function signInFirst(): Response {
  return refuse(401, 'Choose a customer first.')
}

function refuse(status: number, message: string): Response {
  return Response.json({ message }, { status })
}
