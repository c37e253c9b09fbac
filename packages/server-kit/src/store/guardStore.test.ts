import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { StoreError } from '../errors/StoreError.ts'
import { findStoreReason } from './findStoreReason.ts'
import { guardStore } from './guardStore.ts'
import { memoryStore } from './memoryStore.ts'
import type { PaymentStore } from './PaymentStore.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const never = () => new Promise<never>(() => undefined)
const deaf: PaymentStore = {
  name: 'deafStore',
  guarantees: { durable: true, shared: true },
  read: never,
  write: never,
  remove: never,
  listDue: never,
  count: never,
  publish: never,
  subscribe: never,
  close: never,
}

const calls: [string, (store: PaymentStore) => Promise<unknown> | undefined][] = [
  ['read', (store) => store.read('key')],
  ['write', (store) => store.write('key', 'value', { version: null })],
  ['remove', (store) => store.remove('key')],
  ['listDue', (store) => store.listDue('scope', 1, 1)],
  ['count', (store) => store.count('key', 1)],
  ['publish', (store) => store.publish?.('topic', 'message')],
  ['subscribe', (store) => store.subscribe?.('topic', () => undefined)],
  ['close', (store) => store.close?.()],
]

test.each(calls)('behavior: %s of a store that never answers ends', async (operation, call) => {
  const failed = call(guardStore(deaf))?.catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(4_999)
  expect(vi.getTimerCount()).toBe(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(await failed).toMatchObject({ name: 'StoreError', operation, reason: 'no answer within 5000 ms' })
})

test('parameters: timeout', async () => {
  const failed = guardStore(deaf, { timeout: 50 })
    .read('key')
    .catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(50)
  expect(String(await failed)).toBe('StoreError: deafStore failed to read: no answer within 50 ms.')
})

test.each(calls)('behavior: %s of a store that answers leaves no timer', async (_, call) => {
  await call(guardStore({ ...memoryStore(), close: async () => undefined }))
  expect(vi.getTimerCount()).toBe(0)
})

test('behavior: a store that cannot publish still cannot', () => {
  const mute = {
    ...deaf,
    publish: undefined,
    subscribe: undefined,
    close: undefined,
  } as unknown as PaymentStore
  expect(guardStore(mute)).not.toHaveProperty('publish')
  expect(guardStore(mute)).not.toHaveProperty('subscribe')
})

test('behavior: a subscription that came too late is ended', async () => {
  type End = () => Promise<void>
  let answer: (end: End) => void = () => undefined
  const subscribe = () => new Promise<End>((resolve) => (answer = resolve))
  const subscribed = guardStore({ ...deaf, subscribe }).subscribe?.('topic', () => undefined)
  const failed = subscribed?.catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(await failed).toBeInstanceOf(StoreError)
  const end = vi.fn(async () => undefined)
  answer(end)
  await vi.advanceTimersByTimeAsync(0)
  expect(end).toHaveBeenCalledOnce()
})

const canary = 'FR7630006000011234567890189'

/** Errors as the drivers make them. */
const driverError = (message: string, properties: object = {}, name = 'Error') =>
  Object.assign(new Error(message), { name }, properties)

test.each<[string, Error, string]>([
  ['Redis, read only', driverError("READONLY You can't write against a read only replica."), 'READONLY'],
  [
    'Redis 6, read only within a script',
    driverError(
      "ERR Error running script (call to f_1): @user_script:4: @user_script: 4: -READONLY You can't write",
    ),
    'READONLY',
  ],
  ['Redis, full', driverError("OOM command not allowed when used memory > 'maxmemory'."), 'OOM'],
  ['Redis, a user without rights', driverError(`NOPERM No permissions to access ${canary}`), 'NOPERM'],
  ['Redis, gone', driverError('connect', { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
  [
    'Redis, disconnected',
    driverError('Socket closed', {}, 'SocketClosedUnexpectedlyError'),
    'SocketClosedUnexpectedlyError',
  ],
  [
    'SQLite, full',
    driverError(canary, { code: 'ERR_SQLITE_ERROR', errcode: 13, errstr: 'database or disk is full' }),
    'database or disk is full',
  ],
  [
    'PostgreSQL, full',
    driverError('could not extend file "base/5/1": No space left on device', { code: '53100' }),
    '53100 could not extend file "base/5/1": No space left on device',
  ],
  [
    'PostgreSQL, a standby',
    driverError('cannot execute INSERT in a read-only transaction', { code: '25006' }),
    '25006 cannot execute INSERT in a read-only transaction',
  ],
  ['PostgreSQL, a value', driverError(`invalid input syntax: "${canary}"`, { code: '22P02' }), '22P02'],
  ['PostgreSQL, a key', driverError('duplicate', { code: '23505', detail: canary }), '23505'],
  ['a full disk', driverError(`ENOSPC: write ${canary}`, { code: 'ENOSPC' }), 'ENOSPC'],
  [
    'an error that is named by its class',
    new (class ClientClosedError extends Error {})(canary),
    'ClientClosedError',
  ],
  ['a mistake of a store', driverError(`cannot read ${canary}`, {}, 'TypeError'), 'TypeError'],
])('behavior: %s is a reason without a value', async (_, error, reason) => {
  const store = guardStore({ ...deaf, write: () => Promise.reject(error) })
  const failed = await store.write(canary, canary, { version: null }).catch((thrown: unknown) => thrown)
  expect(failed).toMatchObject({ store: 'deafStore', operation: 'write', reason })
  expect((failed as Error).stack).toMatch(/guardStore\.test\.ts/)
  expect(`${String(failed)}${(failed as Error).stack}${JSON.stringify(failed)}`).not.toContain(canary)
})

test.each([null, undefined, canary, 7])(
  'findStoreReason: behavior: %s, thrown by a store, is no value either',
  (thrown) => {
    expect(findStoreReason(thrown)).not.toContain(canary)
  },
)
