import { randomUUID } from 'node:crypto'
import { findCustomer, type Customer } from './customers.ts'

const cookieName = 'shop-session'

export interface Sessions {
  /** Who sends this request, or `undefined` when nobody is signed in. */
  find(request: Request): Customer | undefined
  /** Signs a customer in and gives the cookie to set. */
  open(customer: Customer, secure: boolean): string
}

/** Sessions in memory: a picker stands in for a password, the cookie does not. */
export function createSessions(): Sessions {
  const customerIds = new Map<string, string>()
  return {
    find(request) {
      const id = readCookie(request, cookieName)
      return id ? findCustomer(customerIds.get(id)) : undefined
    },
    open(customer, secure) {
      const id = randomUUID()
      customerIds.set(id, customer.id)
      return `${cookieName}=${id}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
    },
  }
}

function readCookie(request: Request, name: string): string | undefined {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}
