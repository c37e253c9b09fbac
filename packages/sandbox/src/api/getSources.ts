import { json } from '../http/reply.ts'
import { presentSource } from '../powens/connectors/presentConnector.ts'
import { requireConnector } from './getConnector.ts'
import { route } from './route.ts'

export const getSources = route('GET', '/connectors/{uuid}/sources', (call) =>
  json({ sources: [presentSource(requireConnector(call))], total: 1 }),
)
