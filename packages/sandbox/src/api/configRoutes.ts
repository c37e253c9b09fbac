import { requireConfigToken } from '../http/findToken.ts'
import { json } from '../http/reply.ts'
import { route } from '../http/route.ts'
import { invalid } from '../http/Refusal.ts'
import type { World } from '../World.ts'

const show = (world: World, search = '') =>
  Object.fromEntries([...world.store.config].filter(([key]) => key.includes(search)))

export const getConfig = route('GET', '/config', ({ world, request, query }) => {
  requireConfigToken(world, request)
  return json(show(world, query.get('search') ?? ''))
})

export const postConfig = route('POST', '/config', async ({ world, request, body }) => {
  requireConfigToken(world, request)
  const entries = Object.entries(await body())
  for (const [key, value] of entries) {
    const isFlat = ['string', 'number', 'boolean'].includes(typeof value)
    if (!isFlat) throw invalid(`The value of ${key} has to be a string.`)
  }
  for (const [key, value] of entries) world.store.config.set(key, String(value))
  return json(show(world))
})
