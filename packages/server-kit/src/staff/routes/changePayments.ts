import { staffResolutionSchema } from '@powens-pay/core/models'
import { readJsonBody } from '../../http/readJsonBody.ts'
import { readStaffBody } from '../readStaffBody.ts'
import type { StaffCall, StaffRoute } from '../StaffCall.ts'
import { findPayment, replyDetails } from './readPayments.ts'

/** `POST /payments/{id}/resolve` */
export const resolveRoute: StaffRoute = async (call) => {
  const { ledger, request, person } = call
  const { attempt } = await findPayment(call)
  const resolution = await readStaffBody(request, staffResolutionSchema)
  await ledger.resolve({ ...resolution, paymentId: attempt.paymentId, by: person })
  return replyAsItIs(call)
}

/** `POST /payments/{id}/redeliver`: the parked changes of its order are offered to the shop again. */
export const redeliverRoute: StaffRoute = async (call) => {
  const { order } = await findPayment(call)
  await readJsonBody(call.request, [])
  await call.ledger.redeliver(order.orderId, call.person)
  return replyAsItIs(call)
}

/** `POST /payments/{id}/withdraw`: the payments of its order are closed, as far as they can be. */
export const withdrawRoute: StaffRoute = async (call) => {
  const { order } = await findPayment(call)
  await readJsonBody(call.request, [])
  await call.ledger.withdraw(order.orderId, call.person)
  return replyAsItIs(call)
}

const replyAsItIs = async (call: StaffCall) => replyDetails(await findPayment(call))
