import { createPaymentError, type StaffPaymentList } from '@powens-pay/core'
import { staffSearchSchema } from '@powens-pay/core/models'
import { replyJson } from '../../http/reply.ts'
import type { LivePayment } from '../../ledger/order/OrderRecord.ts'
import { createDetails } from '../createDetails.ts'
import { createStaffView } from '../createStaffView.ts'
import { readStaffBody } from '../readStaffBody.ts'
import { searchPayments } from '../searchPayments.ts'
import type { StaffCall, StaffRoute } from '../StaffCall.ts'

/** `POST /payments/search` */
export const searchPaymentsRoute: StaffRoute = async ({ request, ledger }) => {
  const search = await readStaffBody(request, staffSearchSchema)
  const { payments, next } = await searchPayments(ledger, search)
  return replyJson(200, { payments: payments.map(createStaffView), next } satisfies StaffPaymentList)
}

/** `GET /payments/{id}`: as it is stored. Nobody's look at a list asks Powens anything. */
export const readDetailsRoute: StaffRoute = async (call) => replyDetails(await findPayment(call))

export const replyDetails = (known: LivePayment) => replyJson(200, createDetails(known))

/** The payment that the path names. Throws `not_found`. */
export async function findPayment({ ledger, segment }: StaffCall): Promise<LivePayment> {
  const known = /^\d{1,15}$/.test(segment) ? await ledger.findByPayment(Number(segment)) : null
  if (!known) throw createPaymentError('not_found', 'There is no payment of this number.')
  return known
}
