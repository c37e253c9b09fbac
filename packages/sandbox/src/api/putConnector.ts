import { requireBoolean } from '../powens/payment/readers.ts'
import { requireConfigToken } from './findToken.ts'
import { answerConnector, requireConnector } from './getConnector.ts'
import { route } from './route.ts'

export const putConnector = route('PUT', '/connectors/{uuid}', async (call) => {
  const { world, request } = call
  requireConfigToken(world, request)
  const { uuid } = requireConnector(call)
  world.store.hiddenConnectors.set(uuid, requireBoolean(await call.body(), 'hidden'))
  return answerConnector(call)
})
