import { randomText } from '../engine/random.ts'
import { fromForm } from '../http/readBody.ts'
import { RefusalError, invalid } from '../http/RefusalError.ts'
import { json } from '../http/reply.ts'
import { requireText } from '../powens/payment/readers.ts'
import { requireConfigToken } from './findToken.ts'
import { route } from './route.ts'

// The one public client of this endpoint sends its parameters in the query, with an empty body.
export const postWebhookAuth = route('POST', '/webhooks/auth', async ({ world, request, query, body }) => {
  requireConfigToken(world, request)
  const given = { ...fromForm(query), ...(await body()) }
  const type = requireText(given, 'type')
  const name = requireText(given, 'name')
  if (type !== 'hmac_signature' && type !== 'oauth') throw invalid('The parameter type is unknown.')
  const taken = [...world.store.webhookAuths.values()].some((auth) => auth.name === name)
  // Seen on the real one: 500 for a second provider of the same name and for a dashed name of 39 characters. The rule
  // behind the latter is unknown; Powens's own examples hold spaces.
  if (taken || (name.length >= 39 && name.includes('-'))) {
    throw new RefusalError(500, 'The name of the provider is taken, or cannot be stored.', {
      code: 'dataError',
    })
  }
  const id = world.store.nextId('auth')
  const secret = type === 'hmac_signature' ? randomText(40) : null
  world.store.webhookAuths.set(id, { id, type, name, secret })
  // The secret is shown this once.
  return json({ id, type, name, ...(secret !== null && { config: { secret_key: secret } }) })
})
