import { Refusal } from '../http/Refusal.ts'
import { json } from '../http/reply.ts'
import { route } from '../http/route.ts'
import type { World } from '../World.ts'

// Powens does not say whether reading its keys takes a token; they are public, so it takes none here.
export const getPublicKey = route('GET', '/publickey', async ({ world }) =>
  json(await world.keys.encryptionJwk()),
)

export const getSignKeys = route('GET', '/sign-keys', async ({ world }) => json([await showKey(world)]))

export const getSignKey = route('GET', '/sign-keys/{id}', async ({ world, path }) => {
  const key = await showKey(world)
  if (path['id'] !== String(key.id)) throw new Refusal(404, 'There is no such key.')
  return json(key)
})

async function showKey(world: World) {
  const { id } = await world.keys.signing()
  return { id: Number(id), public_key: await world.keys.signingPem(), deprecated: null }
}
