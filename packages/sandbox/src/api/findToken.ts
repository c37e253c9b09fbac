import type { TokenRecord } from '../engine/store.ts'
import type { World } from '../engine/World.ts'
import { RefusalError } from '../http/RefusalError.ts'

const unauthorized = () =>
  new RefusalError(401, "You don't have the required authorization parameter to access this endpoint.")

/** The token a request carries; refuses what is missing, unknown or expired. */
export function findToken(world: World, request: Request): TokenRecord {
  const match = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')
  const token = match && world.store.tokens.get(match[1] as string)
  if (!token || token.revoked || token.expiresAt <= world.clock.now()) throw unauthorized()
  return token
}

/** Refuses unless the request carries the console's token. */
export function requireConfigToken(world: World, request: Request): void {
  if (request.headers.get('authorization') === `Bearer ${world.settings.configToken}`) return
  findToken(world, request)
  throw new RefusalError(403, 'This endpoint takes a config token.')
}
