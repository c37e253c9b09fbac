import { json } from '../http/reply.ts'
import { findPayment, requireRight } from '../powens/scopes.ts'
import { route } from './route.ts'
import { showPayment } from './showPayment.ts'

export const getPayment = route('GET', '/payments/{id}', (call) => {
  const token = call.token()
  requireRight(token, 'read')
  return json(showPayment(call, token, findPayment(call.world, token, call.path['id'])))
})
