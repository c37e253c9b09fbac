import { invalid, missing } from '../http/RefusalError.ts'
import { json } from '../http/reply.ts'
import { findPayment, requireRight } from '../powens/scopes.ts'
import { route } from './route.ts'
import { terms } from './showTerms.ts'

export const postPaymentTerms = route('POST', '/payments/{id}/terms', async (call) => {
  const token = call.token()
  requireRight(token, 'validate')
  const record = findPayment(call.world, token, call.path['id'])
  const { id_terms: id } = await call.body()
  if (id === undefined) throw missing('id_terms')
  if (Number(id) !== terms.id) throw invalid('The parameter id_terms is unknown.')
  record.termsAccepted = true
  return json({ success: 'ok' })
})
