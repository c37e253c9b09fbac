import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { memoryStore } from '../../src/store/memoryStore.ts'
import type { PaymentStore } from '../../src/store/PaymentStore.ts'
import { postgresStore } from '../../src/store/postgresStore.ts'
import { redisStore } from '../../src/store/redisStore.ts'
import { sqliteStore } from '../../src/store/sqliteStore.ts'
import { storeSuite } from '../../src/store/storeSuite.ts'
import { hasPostgres, startPostgres } from './startPostgres.ts'
import { hasRedis, startRedis } from './startRedis.ts'

describe('memoryStore', () => {
  let time = 0
  const store = memoryStore({ now: () => time })
  test.each(storeSuite)('$name', ({ run }) =>
    expect(run({ open: () => store, pass: (ms) => void (time += ms) })).resolves.toBeUndefined(),
  )

  test('behavior: it forgets what has expired', async () => {
    await store.write('left', 'a', { version: null, expiresIn: 10 })
    time += 20
    for (let index = 0; index < 1000; index++) await store.write(`key ${index}`, 'a', { version: null })
    expect(await store.read('left')).toBeNull()
  })
})

describe('sqliteStore', () => {
  const folder = mkdtempSync(join(tmpdir(), 'powens-pay-sqlite-'))
  const opened: PaymentStore[] = []
  let time = 1_000
  const open = (): PaymentStore => {
    const store = sqliteStore(join(folder, 'payments.sqlite'), { now: () => time })
    opened.push(store)
    return store
  }
  afterAll(async () => {
    for (const store of opened) await store.close?.()
    rmSync(folder, { recursive: true })
  })

  test.each(storeSuite)('$name', ({ run }) =>
    expect(run({ open, pass: (ms) => void (time += ms) })).resolves.toBeUndefined(),
  )

  test('behavior: what was written survives the process', async () => {
    const file = join(folder, 'durable.sqlite')
    const first = sqliteStore(file)
    await first.write('order:1', 'kept', { version: null })
    await first.close?.()
    const second = sqliteStore(file)
    opened.push(second)
    expect((await second.read('order:1'))?.value).toBe('kept')
  })
})

describe.skipIf(!hasRedis)('redisStore', () => {
  let redis: Awaited<ReturnType<typeof startRedis>>
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis.stop())

  const open = async (): Promise<PaymentStore> => redisStore(await redis.connect())
  test.each(storeSuite)('$name', ({ run }) => expect(run({ open })).resolves.toBeUndefined())
})

describe.skipIf(!hasPostgres)('postgresStore', () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>
  beforeAll(async () => {
    postgres = await startPostgres()
    return () => postgres.stop()
  }, 60_000)

  const opened: PaymentStore[] = []
  const open = (): PaymentStore => {
    const store = postgresStore(postgres.pool, { listen: () => postgres.createClient() })
    opened.push(store)
    return store
  }
  afterAll(() => Promise.all(opened.map((store) => store.close?.())))
  test.each(storeSuite)('$name', ({ run }) => expect(run({ open })).resolves.toBeUndefined())
})

/** A store that does everything right but one thing has to fail its case, and that one only. */
test.each<[string, string, (store: PaymentStore) => Partial<PaymentStore>]>([
  [
    'ignores versions',
    'a write at another version changes nothing',
    (store) => ({
      write: async (key, value, options) =>
        store.write(key, value, { ...options, version: (await store.read(key))?.version ?? null }),
    }),
  ],
  [
    'never expires',
    'an expired document is gone, not due, and may be created again',
    (store) => ({
      write: (key, value, { version, due }) => store.write(key, value, { version, due }),
    }),
  ],
  [
    'lists what is due in any order',
    'what is due is listed, the longest due first',
    (store) => ({
      listDue: async (...due) => (await store.listDue(...due)).toReversed(),
    }),
  ],
  [
    'lists from the first on',
    'what is due is listed, the longest due first',
    (store) => ({
      listDue: (scope, before, limit) => store.listDue(scope, before, limit),
    }),
  ],
  [
    'mixes scopes',
    'each scope lists what is due in it, however much is due in another',
    (store) => ({
      write: (key, value, { due, ...options }) =>
        store.write(key, value, { ...options, due: due && { ...due, scope: '' } }),
      listDue: (_, before, limit) => store.listDue('', before, limit),
    }),
  ],
  [
    'counts per connection',
    'a counter counts every caller within its window',
    () => {
      let count = 0
      return { count: async () => Math.ceil(++count / 2) }
    },
  ],
  [
    'never raises a version',
    'every write raises the version',
    (store) => ({
      read: async (key) => {
        const document = await store.read(key)
        return document && { ...document, version: 1 }
      },
    }),
  ],
])('behavior: storeSuite catches a store that %s', async (_, caught, breakIt) => {
  let time = 0
  const good = memoryStore({ now: () => time })
  const broken: PaymentStore = { ...good, ...breakIt(good) }
  const failed: string[] = []
  for (const { name, run } of storeSuite) {
    await run({ open: () => broken, pass: (ms) => void (time += ms) }).catch(() => failed.push(name))
  }
  expect(failed).toContain(caught)
})
