import { createPaymentError, paymentKeyHeader } from '@powens-pay/core'
import type { Call } from '../http/Call.ts'
import type { StaffMember, StaffOptions } from './StaffOptions.ts'

/** Who sent a request, if the merchant says that they may do this. Throws `staff_only` for everybody else. */
export async function requireStaff(
  { request }: Call,
  { authorize }: Pick<StaffOptions, 'authorize'>,
  role: StaffMember['role'],
): Promise<StaffMember> {
  // A page that has a payer's key is a payer's page, whoever sits before it.
  if (request.headers.has(paymentKeyHeader)) throw refuse('A payment key opens no staff page. Leave it out.')
  const member: unknown = await authorize({ request: request.toRequest() })
  if (!isMember(member)) throw createPaymentError('staff_only')
  if (role === 'act' && member.role !== 'act') throw refuse('You may look at payments, and change nothing.')
  return member
}

const refuse = (message: string) => createPaymentError('staff_only', message)

/** In plain JavaScript anything may come: `true` names nobody. */
function isMember(value: unknown): value is StaffMember {
  const { name, role } = Object(value) as { [Field in keyof StaffMember]?: unknown }
  const isName = typeof name === 'string' && name.trim() !== '' && name.length <= 200
  return isName && (role === 'read' || role === 'act')
}
