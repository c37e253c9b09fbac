import { json } from '../http/reply.ts'
import { presentConnector } from '../powens/connectors/presentConnector.ts'
import { requireBoolean } from '../powens/payment/readers.ts'
import { requireConfigToken } from './findToken.ts'
import { readExpand } from './getConnector.ts'
import { route } from './route.ts'

// Powens says that this takes `hidden`; which connectors it is for is not printed. Here it is for all of them.
export const patchConnectors = route('PATCH', '/connectors', async ({ world, request, query, body }) => {
  requireConfigToken(world, request)
  const isHidden = requireBoolean(await body(), 'hidden')
  const connectors = [...world.connectorsWithoutPay, ...world.banks]
  for (const { uuid } of connectors) world.store.hiddenConnectors.set(uuid, isHidden)
  const expand = readExpand(query)
  return json({
    connectors: connectors.map((connector) => presentConnector(connector, expand, isHidden)),
    total: connectors.length,
  })
})
