import { once } from 'node:events'
import pg from 'pg'
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { checkStore } from '../../src/store/checkStore.ts'
import { postgresSchema, postgresStore, type PostgresClient } from '../../src/store/postgresStore.ts'
import { hasPostgres, startPostgres } from './startPostgres.ts'

test.each([
  ['nothing', undefined],
  ['an address', 'postgres://127.0.0.1'],
])('behavior: %s is refused at the start, by what it lacks', (_, client) => {
  expect(() => postgresStore(client as unknown as PostgresClient)).toThrow(
    'postgresStore got a client without query()',
  )
})

describe.skipIf(!hasPostgres)('with a server', () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>
  beforeAll(async () => {
    postgres = await startPostgres()
    return () => postgres.stop()
  }, 60_000)

  /** A database of one test's own, and who may do what in it. */
  async function createDatabase(name: string) {
    await postgres.pool.query(`CREATE DATABASE ${name}`)
    const pool = new pg.Pool({ ...postgres.settings, database: name, max: 4 })
    pool.on('error', () => undefined)
    onTestFinished(() => pool.end())
    return pool
  }

  test('behavior: many processes that start at once make the tables once', async () => {
    const pool = await createDatabase('at_once')
    const stores = Array.from({ length: 12 }, () => postgresStore(pool))
    const written = await Promise.all(
      stores.map((store, index) => store.write(`order:${index}`, 'a', { version: null })),
    )
    expect(written).toEqual(stores.map(() => true))
  })

  test('parameters: migrate: tables of your own migration do, for a user who may make none', async () => {
    const pool = await createDatabase('migrated')
    await expect(checkStore(postgresStore(pool, { migrate: false }))).rejects.toMatchObject({
      reason: expect.stringContaining('42P01') as string,
    })
    await pool.query(postgresSchema)
    await pool.query(postgresSchema)
    await pool.query(`CREATE ROLE shop LOGIN; REVOKE CREATE ON SCHEMA public FROM PUBLIC;
      GRANT SELECT, INSERT, UPDATE, DELETE ON powens_documents, powens_counts TO shop`)
    const shop = new pg.Pool({ ...postgres.settings, database: 'migrated', user: 'shop', max: 2 })
    onTestFinished(() => shop.end())
    for (const options of [{ migrate: false }, {}])
      await expect(checkStore(postgresStore(shop, options))).resolves.toBeUndefined()
  })

  test('behavior: tables that may not be made leave no connection behind that is of no use', async () => {
    const pool = await createDatabase('refused')
    await pool.query('CREATE ROLE guest LOGIN; REVOKE CREATE ON SCHEMA public FROM PUBLIC')
    const guest = new pg.Pool({ ...postgres.settings, database: 'refused', user: 'guest', max: 1 })
    onTestFinished(() => guest.end())
    await expect(checkStore(postgresStore(guest))).rejects.toMatchObject({
      reason: expect.stringContaining('42501 permission denied') as string,
    })
    expect((await guest.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  })

  test.each([
    ['a pool', () => Promise.resolve(new pg.Pool({ ...postgres.settings, max: 1 }))],
    [
      'a client',
      async () => {
        const client = new pg.Client(postgres.settings)
        await client.connect()
        return client
      },
    ],
  ])('behavior: %s that nobody listens to survives a connection that breaks', async (_, make) => {
    const client: pg.Pool | pg.Client = await make()
    const store = postgresStore(client)
    await store.read('order:1')
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid')
    const broken = once(client, 'error')
    await postgres.pool.query('SELECT pg_terminate_backend($1)', [(rows[0] as { pid: number }).pid])
    // This listener is there for one event alone. Without the store's own one the next would end the process.
    expect((await broken)[0]).toBeInstanceOf(Error)
    client.emit('error', new Error('again'))
    await client.end()
  })

  test('behavior: a first query that fails is tried again', async () => {
    const pool = await createDatabase('late')
    let isDown = true
    const client: PostgresClient = {
      query: (text, values) =>
        isDown ? Promise.reject(new Error('the database is starting')) : pool.query(text, values),
    }
    const store = postgresStore(client)
    await expect(store.read('order:1')).rejects.toThrow('starting')
    isDown = false
    expect(await store.read('order:1')).toBeNull()
  })

  test('behavior: a single client, or anything else with its query, keeps documents and polls', async () => {
    const client = postgres.createClient()
    await client.connect()
    onTestFinished(() => client.end())
    const store = postgresStore({ query: (text, values) => client.query(text, values) })
    await checkStore(store)
    expect(store.subscribe).toBeUndefined()
    expect(store.publish).toBeUndefined()
  })

  test.each<[string, string, string]>([
    ['a standby', 'ALTER DATABASE broken_0 SET default_transaction_read_only = on', '25006'],
    ['a user without rights', 'ALTER TABLE powens_documents RENAME TO elsewhere', '42P01'],
  ])('checkStore: behavior: %s is found, with the reason of the database', async (_, fault, reason) => {
    const name = reason === '25006' ? 'broken_0' : 'broken_1'
    const pool = await createDatabase(name)
    const store = postgresStore(pool)
    await checkStore(store)
    await pool.query(fault)
    const fresh = new pg.Pool({ ...postgres.settings, database: name, max: 1 })
    onTestFinished(() => fresh.end())
    await expect(checkStore(postgresStore(fresh))).rejects.toMatchObject({
      reason: expect.stringContaining(reason) as string,
    })
  })

  test.each(['powens_documents', 'powens_counts'])(
    'behavior: what has expired leaves %s while others write',
    async (table) => {
      const pool = await createDatabase(`swept_${table}`)
      const store = postgresStore(pool)
      for (let index = 0; index < 10; index++) {
        await store.write(`left ${index}`, 'a', { version: null, expiresIn: 1 })
        await store.count(`left ${index}`, 1)
      }
      for (let index = 0; index < 100; index++) await store.count('kept', 60_000)
      await store.close?.()
      const { rows } = await pool.query<{ key: string }>(`SELECT key FROM ${table} WHERE key LIKE '%left%'`)
      expect(rows).toEqual([])
    },
  )

  test('behavior: a listener whose connection the server ends listens again', async () => {
    const store = postgresStore(postgres.pool, { listen: () => postgres.createClient() })
    onTestFinished(() => store.close?.())
    const heard: string[] = []
    await store.subscribe?.('orders', (message) => heard.push(message))
    await postgres.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND pid <> pg_backend_pid()`,
    )
    await vi.waitFor(
      async () => {
        await store.publish?.('orders', 'again')
        expect(heard).toContain('again')
      },
      { timeout: 20_000, interval: 100 },
    )
  })

  test('behavior: a notification of somebody else on the same channel is passed over', async () => {
    const store = postgresStore(postgres.pool, { listen: () => postgres.createClient() })
    onTestFinished(() => store.close?.())
    const heard: string[] = []
    const { promise, resolve } = createPromise()
    await store.subscribe?.('orders', (message) => {
      heard.push(message)
      resolve()
    })
    for (const payload of ['', 'text', '{}', '[1,2]', 'null', '["orders"]'])
      await postgres.pool.query('SELECT pg_notify($1, $2)', ['powens_pay', payload])
    await store.publish?.('orders', 'ours')
    await promise
    expect(heard).toEqual(['ours'])
  })
})

function createPromise() {
  let resolve = (): void => undefined
  const promise = new Promise<void>((fulfil) => (resolve = fulfil))
  return { promise, resolve: () => resolve() }
}
