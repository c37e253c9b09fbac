import { json } from '../http/reply.ts'
import { requireConfigToken } from './findToken.ts'
import { route } from './route.ts'

export const getWebhookAuths = route('GET', '/webhooks/auth', ({ world, request }) => {
  requireConfigToken(world, request)
  const found = [...world.store.webhookAuths.values()]
  return json({ authproviders: found.map(({ id, type, name }) => ({ id, type, name })) })
})
