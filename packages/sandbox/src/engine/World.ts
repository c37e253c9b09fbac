import type { Bank } from './Bank.ts'
import type { Clock } from './clock.ts'
import type { SandboxSettings } from './settings.ts'
import type { Keys } from './keys.ts'
import type { Store } from './store.ts'
import type { FaultBook } from './faultBook.ts'
import type { WebhookSender } from './WebhookSender.ts'

/** What every endpoint, page and rule of the sandbox works on. */
export interface World {
  readonly settings: SandboxSettings
  readonly clock: Clock
  readonly store: Store
  readonly banks: readonly Bank[]
  readonly faults: FaultBook
  readonly webhooks: WebhookSender
  readonly keys: Keys
}

export function findBank(world: World, uuidOrId: string | number | null): Bank | undefined {
  if (uuidOrId === null) return undefined
  return world.banks.find((bank) => bank.uuid === uuidOrId || String(bank.id) === String(uuidOrId))
}
