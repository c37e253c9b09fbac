import { invalid } from '../http/RefusalError.ts'
import { json } from '../http/reply.ts'
import { requireConfigToken } from './findToken.ts'
import { showConfig } from './getConfig.ts'
import { route } from './route.ts'

export const postConfig = route('POST', '/config', async ({ world, request, body }) => {
  requireConfigToken(world, request)
  const { store, clock, settings } = world
  const entries = Object.entries(await body())
  for (const [key, value] of entries) {
    const isFlat = ['string', 'number', 'boolean'].includes(typeof value)
    if (!isFlat) throw invalid(`The value of ${key} has to be a string.`)
  }
  for (const [key, value] of entries) {
    const old = store.config.get(key) ?? null
    store.configChanges.push({
      id: store.nextId('configChange'),
      key,
      old,
      new: String(value),
      at: clock.now(),
    })
    if (store.configChanges.length > settings.remember) store.configChanges.shift()
    store.config.set(key, String(value))
  }
  return json(showConfig(world))
})
