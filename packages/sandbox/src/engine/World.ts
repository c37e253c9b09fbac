import type { Bank, ListedConnector } from './Bank.ts'
import type { Clock } from './clock.ts'
import type { FaultBook } from './faultBook.ts'
import type { Keys } from './keys.ts'
import type { SandboxSettings } from './settings.ts'
import type { Store } from './store.ts'
import type { WebhookSender } from './WebhookSender.ts'

/** What every endpoint, page and rule of the sandbox works on. */
export interface World {
  readonly settings: SandboxSettings
  readonly clock: Clock
  readonly store: Store
  readonly banks: readonly Bank[]
  /** Connectors that cannot carry payments. */
  readonly connectorsWithoutPay: readonly ListedConnector[]
  readonly faults: FaultBook
  readonly webhooks: WebhookSender
  readonly keys: Keys
}

/** The bank with Pay of this uuid, or of this numeric id of the domain. */
export function findBank(world: World, uuidOrId: string | number | null): Bank | undefined {
  return world.banks.find((bank) => isNamed(bank, uuidOrId))
}

/** The connector, with Pay or without. */
export function findConnector(world: World, uuidOrId: string | null): ListedConnector | undefined {
  return [...world.banks, ...world.connectorsWithoutPay].find((connector) => isNamed(connector, uuidOrId))
}

export function isHidden(world: World, connector: ListedConnector): boolean {
  return world.store.hiddenConnectors.get(connector.uuid) ?? connector.hidden
}

const isNamed = ({ uuid, id }: ListedConnector, uuidOrId: string | number | null) =>
  uuid === uuidOrId || String(id) === String(uuidOrId)
