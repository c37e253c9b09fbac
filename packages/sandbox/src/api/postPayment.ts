import { RefusalError } from '../http/RefusalError.ts'
import { json } from '../http/reply.ts'
import { createPayment } from '../powens/payment/createPayment.ts'
import { requireRight } from '../powens/scopes.ts'
import { route } from './route.ts'
import { showPayment } from './showPayment.ts'

export const postPayment = route('POST', '/payments', async (call) => {
  const token = call.token()
  requireRight(token, 'create')
  // A payment's own token is for that payment alone.
  if (token.paymentId !== null) throw new RefusalError(403, 'The token does not have the required scope.')
  return json(showPayment(call, token, createPayment(call.world, await call.body())))
})
