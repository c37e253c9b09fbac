import type { ListedConnector } from '../engine/Bank.ts'
import { findConnector, isHidden } from '../engine/World.ts'
import { RefusalError } from '../http/RefusalError.ts'
import { json } from '../http/reply.ts'
import { presentConnector } from '../powens/connectors/presentConnector.ts'
import { route, type Call } from './route.ts'

export const getConnector = route('GET', '/connectors/{uuid}', (call) => answerConnector(call))

export function answerConnector(call: Call): Response {
  const connector = requireConnector(call)
  return json(presentConnector(connector, readExpand(call.query), isHidden(call.world, connector)))
}

/** The connector a path names, by uuid or number. */
export function requireConnector({ world, path }: Call): ListedConnector {
  const connector = findConnector(world, path['uuid'] ?? null)
  if (!connector) throw new RefusalError(404, 'There is no such connector.')
  return connector
}

/** The relations a call asks for. */
export function readExpand(query: URLSearchParams): ReadonlySet<string> {
  return new Set((query.get('expand') ?? '').split(','))
}
