import { randomText } from '../engine/random.ts'
import { RefusalError, invalid, missing } from '../http/RefusalError.ts'
import { json } from '../http/reply.ts'
import { readScopes } from '../powens/scopes.ts'
import { route } from './route.ts'

const halfAnHour = 30 * 60_000

export const postToken = route('POST', '/auth/token', async ({ world, body }) => {
  const { grant_type: grantType, client_id: id, client_secret: secret, scope } = await body()
  if (grantType === undefined) throw missing('grant_type')
  if (grantType !== 'client_credentials') throw invalid('The parameter grant_type is unknown.')
  if (id === undefined) throw missing('client_id')
  if (secret === undefined) throw missing('client_secret')
  const { clientId, clientSecret } = world.settings
  const given = typeof id === 'number' ? String(id) : id
  if (given !== clientId || secret !== clientSecret) {
    throw new RefusalError(401, 'The client id or secret is wrong.')
  }
  const scopes = readScopes(scope)
  const token = randomText(48)
  world.store.addToken({
    token,
    scopes,
    expiresAt: world.clock.now() + halfAnHour,
    paymentId: null,
    revoked: false,
  })
  // How several scopes are joined is not documented; a space is what OAuth 2.0 does.
  return json({ token, scope: scopes.join(' ') })
})
