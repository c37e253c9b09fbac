import { invalid } from '../http/Refusal.ts'
import { json } from '../http/reply.ts'
import { requireConfigToken } from './findToken.ts'
import { showConfig } from './getConfig.ts'
import { route } from './route.ts'

export const postConfig = route('POST', '/config', async ({ world, request, body }) => {
  requireConfigToken(world, request)
  const entries = Object.entries(await body())
  for (const [key, value] of entries) {
    const isFlat = ['string', 'number', 'boolean'].includes(typeof value)
    if (!isFlat) throw invalid(`The value of ${key} has to be a string.`)
  }
  for (const [key, value] of entries) world.store.config.set(key, String(value))
  return json(showConfig(world))
})
