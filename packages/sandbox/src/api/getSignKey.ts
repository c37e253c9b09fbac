import type { World } from '../engine/World.ts'
import { RefusalError } from '../http/RefusalError.ts'
import { json } from '../http/reply.ts'
import { route } from './route.ts'

export const getSignKey = route('GET', '/sign-keys/{id}', async ({ world, path }) => {
  const key = await showSignKey(world)
  if (path['id'] !== String(key.id)) throw new RefusalError(404, 'There is no such key.')
  return json(key)
})

/** The key that signed responses are verified with. */
export async function showSignKey(
  world: World,
): Promise<{ id: number; public_key: string; deprecated: null }> {
  const { id } = await world.keys.signing()
  return { id: Number(id), public_key: await world.keys.signingPem(), deprecated: null }
}
