import { randomText } from '../engine/random.ts'
import { RefusalError, invalid } from '../http/RefusalError.ts'
import { json } from '../http/reply.ts'
import { findPayment, hasRight, readScopes, requireRight } from '../powens/scopes.ts'
import { route } from './route.ts'

const sevenDays = 7 * 24 * 60 * 60

export const postScopedToken = route('POST', '/payments/{id}/scopedtoken', async (call) => {
  const { world } = call
  const token = call.token()
  requireRight(token, 'validate')
  const record = findPayment(world, token, call.path['id'])
  const scopes = readScopes((await call.body())['scope'])
  if (scopes.includes('payments:admin') || scopes.includes('payments')) {
    throw invalid('The scope payments:admin cannot be granted for one payment.')
  }
  // A token cannot grant a scope that it does not have.
  const isAdmin = hasRight(token, 'create')
  if (!isAdmin && !scopes.every((scope) => token.scopes.includes(scope))) {
    throw new RefusalError(403, 'The token does not have the required scope.')
  }
  const scoped = randomText(48)
  world.store.addToken({
    token: scoped,
    scopes,
    expiresAt: world.clock.now() + sevenDays * 1000,
    paymentId: record.id,
    revoked: false,
  })
  return json({
    token: scoped,
    scope: scopes.join(' '),
    ...(world.settings.readings.expiresIn === 'present' && { expires_in: sevenDays }),
    id_payment: record.id,
  })
})
