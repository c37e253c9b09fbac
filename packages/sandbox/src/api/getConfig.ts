import type { World } from '../engine/World.ts'
import { json } from '../http/reply.ts'
import { requireConfigToken } from './findToken.ts'
import { route } from './route.ts'

export const getConfig = route('GET', '/config', ({ world, request, query }) => {
  requireConfigToken(world, request)
  return json(showConfig(world, query.get('search') ?? ''))
})

/** The configuration's keys that contain `search`, with their values. */
export function showConfig(world: World, search = ''): Record<string, string> {
  return Object.fromEntries([...world.store.config].filter(([key]) => key.includes(search)))
}
