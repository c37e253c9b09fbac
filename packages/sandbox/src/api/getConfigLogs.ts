import { toDateTime } from '../engine/time.ts'
import { json } from '../http/reply.ts'
import { readDates } from '../powens/readDates.ts'
import { requireConfigToken } from './findToken.ts'
import { route } from './route.ts'

// Powens documents the parameters of this list and nothing of its answer: the keys are the sandbox's own, and what
// `type` selects is unknown, so it filters nothing.
export const getConfigLogs = route('GET', '/config/logs', ({ world, request, query }) => {
  requireConfigToken(world, request)
  const search = query.get('search') ?? ''
  const isIn = readDates(query)
  const found = world.store.configChanges.filter(({ key, at }) => key.includes(search) && isIn(at))
  return json({
    logs: found.map(({ id, key, old, new: value, at }) => ({
      id,
      key,
      old_value: old,
      new_value: value,
      date: toDateTime(at),
    })),
    total: found.length,
  })
})
