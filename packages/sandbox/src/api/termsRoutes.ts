import { invalid, missing } from '../http/Refusal.ts'
import { json } from '../http/reply.ts'
import { route } from '../http/route.ts'
import { findPayment, requireRight } from '../http/scopes.ts'
import { toDateTime } from '../time.ts'

const terms = { id: 4, version: 'budgea-004' }

export const getTerms = route('GET', '/terms', ({ world, query }) =>
  json({
    terms: showTerms(world.clock.now()),
    content: 'Terms of the payment initiation service, as simulated by the sandbox.',
    language: query.get('language') ?? 'en',
  }),
)

export const getPaymentTerms = route('GET', '/payments/{id}/terms', (call) => {
  const token = call.token()
  requireRight(token, 'read')
  const record = findPayment(call.world, token, call.path['id'])
  // Powens's example has the string "true".
  return json({ ...showTerms(record.registeredAt), ...(!record.termsAccepted && { to_sign: 'true' }) })
})

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

function showTerms(at: number) {
  return { ...terms, created: toDateTime(at), deleted: null, id_file: 12 }
}
