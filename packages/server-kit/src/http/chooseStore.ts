import { PaymentError } from '@powens-pay/core'
import { memoryStore, type MemoryStore } from '../store/memoryStore.ts'
import type { PaymentStore } from '../store/PaymentStore.ts'
import type { Emit } from '../telemetry/createEmit.ts'

/** The merchant's store. Production needs a durable one, or one that the merchant declares to be enough. */
export function chooseStore(
  store: PaymentStore | undefined,
  isProduction: boolean,
  emit: Emit,
): PaymentStore {
  if (store && !(isProduction && isForgetful(store))) return store
  if (isProduction) {
    throw new PaymentError(
      'configuration_error',
      'createPaymentHandler got no store that survives a restart, so payments under way would be forgotten and could be ' +
        'made twice. Pass postgresStore(pool), redisStore(client), sqliteStore(file) or your own; memoryStore({ singleInstance: true }) if you mean it.',
    )
  }
  emit({
    type: 'configuration.notice',
    message: 'Orders are kept in memory and forgotten when this process ends.',
  })
  return memoryStore()
}

const isForgetful = (store: PaymentStore): boolean =>
  'singleInstance' in store && !(store as MemoryStore).singleInstance
