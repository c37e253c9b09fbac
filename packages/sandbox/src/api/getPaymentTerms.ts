import { json } from '../http/reply.ts'
import { findPayment, requireRight } from '../powens/scopes.ts'
import { route } from './route.ts'
import { showTerms } from './showTerms.ts'

export const getPaymentTerms = route('GET', '/payments/{id}/terms', (call) => {
  const token = call.token()
  requireRight(token, 'read')
  const record = findPayment(call.world, token, call.path['id'])
  // Powens's example has the string "true".
  return json({ ...showTerms(record.registeredAt), ...(!record.termsAccepted && { to_sign: 'true' }) })
})
