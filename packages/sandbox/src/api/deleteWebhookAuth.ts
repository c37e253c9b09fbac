import { RefusalError } from '../http/RefusalError.ts'
import { noContent } from '../http/reply.ts'
import { requireConfigToken } from './findToken.ts'
import { route } from './route.ts'

export const deleteWebhookAuth = route('DELETE', '/webhooks/auth/{id}', ({ world, request, path }) => {
  requireConfigToken(world, request)
  if (!world.store.webhookAuths.delete(Number(path['id']))) {
    throw new RefusalError(404, 'There is no such provider.')
  }
  return noContent()
})
