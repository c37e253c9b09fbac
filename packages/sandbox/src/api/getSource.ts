import { RefusalError } from '../http/RefusalError.ts'
import { json } from '../http/reply.ts'
import { presentSource } from '../powens/connectors/presentConnector.ts'
import { requireConnector } from './getConnector.ts'
import { route } from './route.ts'

export const getSource = route('GET', '/connectors/{uuid}/sources/{id}', (call) => {
  const connector = requireConnector(call)
  if (call.path['id'] !== String(connector.id)) throw new RefusalError(404, 'There is no such source.')
  return json(presentSource(connector))
})
