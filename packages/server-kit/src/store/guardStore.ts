import { StoreError, type StoreOperation } from '../errors/StoreError.ts'
import { requirePositive } from '../internal/requirePositive.ts'
import { findStoreReason } from './findStoreReason.ts'
import type { PaymentStore } from './PaymentStore.ts'

export interface GuardStoreOptions {
  /** Milliseconds that one call may take. @default 5000 */
  timeout?: number | undefined
}

/** Long for a database, and shorter than what a browser or Powens waits. */
export const usualStoreTimeout = 5_000

/**
 * The same store, whose every call ends: one that fails or takes too long throws `StoreError`. A write that took too long
 * may still happen.
 */
export function guardStore(
  store: PaymentStore,
  { timeout = usualStoreTimeout }: GuardStoreOptions = {},
): PaymentStore {
  requirePositive('storeTimeout', timeout)
  const { list, publish, subscribe, close } = store
  const guard = <T>(operation: StoreOperation, call: () => Promise<T>): Promise<T> =>
    guardCall({ store: store.name, operation, timeout }, call)

  return {
    name: store.name,
    guarantees: store.guarantees,
    read: (key) => guard('read', () => store.read(key)),
    write: (key, value, options) => guard('write', () => store.write(key, value, options)),
    remove: (key) => guard('remove', () => store.remove(key)),
    listDue: (...range) => guard('listDue', () => store.listDue(...range)),
    ...(list && { list: (...range) => guard('list', () => list.call(store, ...range)) }),
    count: (key, window) => guard('count', () => store.count(key, window)),
    ...(publish && {
      publish: (topic, message) => guard('publish', () => publish.call(store, topic, message)),
    }),
    ...(subscribe && {
      async subscribe(topic, listener) {
        let isLate = false
        const subscribed = subscribe.call(store, topic, listener)
        // A subscription that comes too late has nobody left to end it.
        const ended = subscribed.then((end) => (isLate ? end() : undefined))
        ended.catch(() => undefined)
        try {
          return await guard('subscribe', () => subscribed)
        } catch (error) {
          isLate = true
          throw error
        }
      },
    }),
    ...(close && { close: () => guard('close', () => close.call(store)) }),
  }
}

async function guardCall<T>(
  { store, operation, timeout }: { store: string; operation: StoreOperation; timeout: number },
  call: () => Promise<T>,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new StoreError(store, operation, `no answer within ${timeout} ms`))
    }, timeout)
  })
  try {
    return await Promise.race([call(), late])
  } catch (error) {
    throw error instanceof StoreError ? error : toStoreError(store, operation, error)
  } finally {
    clearTimeout(timer)
  }
}

/** Where it happened is kept; the message is not, because a driver may quote what it could not write. */
function toStoreError(store: string, operation: StoreOperation, error: unknown): StoreError {
  const failure = new StoreError(store, operation, findStoreReason(error))
  const frames = (error instanceof Error ? (error.stack ?? '') : '').split('\n')
  const lines = frames.filter((line) => /^\s+at /.test(line))
  failure.stack = [`${failure.name}: ${failure.message}`, ...lines].join('\n')
  return failure
}
