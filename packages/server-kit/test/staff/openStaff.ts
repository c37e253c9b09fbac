import type { StaffPaymentDetails, StaffPaymentList, StaffSearch } from '@powens-pay/core'
import { createStaffHandler } from '../../src/staff/createStaffHandler.ts'
import type { StaffMember, StaffOptions } from '../../src/staff/StaffOptions.ts'
import { createShop, instruct, origin, type ShopParameters } from '../createShop.ts'

export const staffUrl = `${origin}/api/powens-staff`

/** A shop whose staff is named by a header. */
export function openStaff(parameters: ShopParameters & { staff?: Partial<StaffOptions> } = {}) {
  const { staff: options, ...rest } = parameters
  const shop = createShop(rest)
  const authorize = ({ request }: { request: Request }): StaffMember | null => {
    const role = request.headers.get('x-role')
    return role === 'read' || role === 'act' ? { name: `Grace (${role})`, role } : null
  }
  const staff = createStaffHandler(shop.handler, { authorize, ...options })
  const ask = (path: string, init: RequestInit = {}, role: string | null = 'act') => {
    const headers = new Headers(init.headers)
    if (role !== null) headers.set('x-role', role)
    return staff(new Request(staffUrl + path, { ...init, headers }))
  }
  const post = (path: string, body: unknown, { headers = {}, role = 'act' as string | null } = {}) =>
    ask(
      path,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin, 'sec-fetch-site': 'same-origin', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      },
      role,
    )
  return {
    ...shop,
    staff,
    ask,
    post,
    async search(search: StaffSearch) {
      const response = await post('/payments/search', search, { role: 'read' })
      return {
        status: response.status,
        ...((await response.json()) as StaffPaymentList & { detail?: string }),
      }
    },
    async show(id: number) {
      return (await (await ask(`/payments/${id}`)).json()) as StaffPaymentDetails
    },
    /** Buys an order, whose payment goes on as it is told. */
    async buy(orderId: string, amount = '9.50', state?: string) {
      shop.orders.set(orderId, { customer: 'ada', instructions: [instruct(amount)] })
      const created = await shop.browser().create(orderId)
      if (state !== undefined) await shop.sandbox.faults.setState(created.payment.id, state)
      return created
    },
  }
}
