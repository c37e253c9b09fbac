import type { Bank } from '../engine/Bank.ts'
import { findBank } from '../engine/World.ts'
import { Refusal } from '../http/Refusal.ts'
import { json } from '../http/reply.ts'
import { presentConnector } from '../powens/connectors/presentConnector.ts'
import { route, type Call } from './route.ts'

export const getConnector = route('GET', '/connectors/{uuid}', (call) =>
  json(presentConnector(requireBank(call), readExpand(call.query))),
)

/** The bank a path names, by uuid or number. */
export function requireBank({ world, path }: Call): Bank {
  const bank = findBank(world, path['uuid'] ?? null)
  if (!bank) throw new Refusal(404, 'There is no such connector.')
  return bank
}

/** The relations a call asks for. */
export function readExpand(query: URLSearchParams): ReadonlySet<string> {
  return new Set((query.get('expand') ?? '').split(','))
}
