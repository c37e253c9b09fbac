/**
 * Orders and payments in PostgreSQL, for several instances.
 *
 * @example
 * const pool = new pg.Pool({ connectionString })
 * createPaymentHandler({ store: postgresStore(pool, { listen: () => new pg.Client({ connectionString }) }), … })
 *
 * @module
 */
import { PaymentError } from '@powens-pay/core'
import { createSingleFlight } from '../internal/createSingleFlight.ts'
import { createSubscriptions } from './createSubscriptions.ts'
import { outliveErrors } from './outliveErrors.ts'
import type { ListEntry, PaymentStore } from './PaymentStore.ts'
import { openListener, type PostgresListener } from './postgresListener.ts'
import { postgresSchema } from './postgresSchema.ts'

export { postgresSchema } from './postgresSchema.ts'
export type { PostgresListener } from './postgresListener.ts'

/** What is used of a pool or a client of `pg`. Anything else with this `query` works as well. */
export interface PostgresClient {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
}

export interface PostgresStoreOptions {
  /**
   * Makes a client of its own, not connected yet, that hears of changes by LISTEN, such as `() => new pg.Client(settings)`.
   * Left out, streams look for changes every few seconds. Not through a pooler that shares connections between
   * transactions.
   */
  listen?: (() => PostgresListener) | undefined
  /**
   * Creates the tables when they are not there. Turn it off where the store's user may not, and run `postgresSchema` with
   * your own migrations. @default true
   */
  migrate?: boolean | undefined
}

const channel = 'powens_pay'

// PostgreSQL's text takes every character but NUL, which JSON always writes escaped; a hand-made value may still hold one.
const encode = (text: string): string => JSON.stringify(text)
const decode = (text: unknown): string => JSON.parse(String(text)) as string

const encodePlaces = (listed: readonly ListEntry[]): string =>
  JSON.stringify(listed.map(({ scope, list, place }) => [encode(scope), encode(list), place]))

const alive = '(expires_at IS NULL OR expires_at > clock_timestamp())'
const inMilliseconds = (parameter: string): string =>
  `clock_timestamp() + ${parameter}::double precision * interval '1 millisecond'`
const expiry = `CASE WHEN $3::double precision IS NULL THEN NULL ELSE ${inMilliseconds('$3')} END`

const select = `SELECT value, version FROM powens_documents WHERE key = $1 AND ${alive}`
const insert = `
INSERT INTO powens_documents AS old (key, value, version, expires_at, due_at, due_scope) VALUES ($1, $2, 1, ${expiry}, $4, $5)
ON CONFLICT (key) DO UPDATE
SET value = excluded.value, version = 1, expires_at = excluded.expires_at, due_at = excluded.due_at, due_scope = excluded.due_scope
WHERE old.expires_at <= clock_timestamp()
RETURNING version`
const update = `
UPDATE powens_documents SET value = $2, version = version + 1, expires_at = ${expiry}, due_at = $4, due_scope = $5
WHERE key = $1 AND version = $6 AND ${alive}
RETURNING version`
/** The document, and in the same statement its places in lists. */
const withListed = (write: string, places: string): string => `
WITH written AS (${write}),
given AS (
  SELECT value ->> 0 AS scope, value ->> 1 AS list, value ->> 2 AS place
  FROM jsonb_array_elements(${places}::jsonb) WHERE EXISTS (SELECT FROM written)
),
gone AS (
  DELETE FROM powens_listed WHERE key = $1 AND EXISTS (SELECT FROM written)
  AND (scope, list, place) NOT IN (SELECT scope, list, place FROM given)
),
added AS (
  INSERT INTO powens_listed (scope, list, place, key) SELECT scope, list, place, $1 FROM given ON CONFLICT DO NOTHING
)
SELECT version FROM written`
const insertListed = withListed(insert, '$6')
const updateListed = withListed(update, '$7')
const selectListed = `
SELECT place, key FROM powens_listed
WHERE scope = $1 AND list = $2 AND place >= $3 AND ($4::text IS NULL OR place < $4) ORDER BY place DESC LIMIT $5`
const remove = 'DELETE FROM powens_documents WHERE key = $1'
const selectDue = `
SELECT key FROM powens_documents WHERE due_scope = $1 AND due_at <= $2 AND due_at > $4 AND ${alive}
ORDER BY due_at LIMIT $3`
const countOne = `
INSERT INTO powens_counts AS old (key, count, expires_at) VALUES ($1, 1, ${inMilliseconds('$2')})
ON CONFLICT (key) DO UPDATE SET
  count = CASE WHEN old.expires_at <= clock_timestamp() THEN 1 ELSE old.count + 1 END,
  expires_at = CASE WHEN old.expires_at <= clock_timestamp() THEN excluded.expires_at ELSE old.expires_at END
RETURNING count`

/** After so many writes some of what has expired is deleted: more than was written meanwhile, and never much at once. */
const forgetEvery = 100
// Rows that another process is deleting are left to it.
const deleteExpired = (table: string): string => `
DELETE FROM ${table} WHERE key IN (
  SELECT key FROM ${table} WHERE expires_at <= clock_timestamp() LIMIT 500 FOR UPDATE SKIP LOCKED
)`

/** Guarantees: durable once a write has returned; shared by every instance on the same database. Expiry is the database's clock. */
export function postgresStore(
  client: PostgresClient,
  { listen, migrate = true }: PostgresStoreOptions = {},
): PaymentStore {
  requireQuery(client)
  outliveErrors(client)
  const migrating = createSingleFlight<unknown>()
  let isReady = !migrate
  let writes = 0
  let forgetting: Promise<void> = Promise.resolve()

  /** The tables are made before the first query; a failure is tried again by the next one. */
  async function run(text: string, values: unknown[]): Promise<Record<string, unknown>[]> {
    if (!isReady) {
      await migrating('schema', () => client.query(postgresSchema))
      isReady = true
    }
    return (await client.query(text, values)).rows as Record<string, unknown>[]
  }

  /** Nobody waits for it, and a failure is made up for by the next time. */
  function forgetSome(): void {
    if (++writes % forgetEvery > 0) return
    forgetting = (async () => {
      for (const table of ['powens_documents', 'powens_counts']) await run(deleteExpired(table), [])
    })().catch(() => undefined)
  }

  const subscriptions =
    listen && createSubscriptions({ open: (...on) => openListener(listen(), channel, ...on) })

  return {
    name: 'postgresStore',
    guarantees: { durable: true, shared: true },
    async read(key) {
      const [row] = await run(select, [encode(key)])
      return row ? { value: decode(row['value']), version: Number(row['version']) } : null
    },
    async write(key, value, { version, expiresIn = null, due = null, listed }) {
      const row = [encode(key), encode(value), expiresIn, due?.at ?? null, due && encode(due.scope)]
      const values = version === null ? row : [...row, version]
      const written = await (listed
        ? run(version === null ? insertListed : updateListed, [...values, encodePlaces(listed)])
        : run(version === null ? insert : update, values))
      forgetSome()
      return written.length === 1
    },
    async remove(key) {
      await run(remove, [encode(key)])
    },
    async listDue(scope, before, limit, after = Number.NEGATIVE_INFINITY) {
      const rows = await run(selectDue, [encode(scope), before, limit, after])
      return rows.map((row) => decode(row['key']))
    },
    async list(scope, list, { limit, below = null, from = '' }) {
      const rows = await run(selectListed, [encode(scope), encode(list), from, below, limit])
      return rows.map((row) => ({ place: String(row['place']), key: decode(row['key']) }))
    },
    async count(key, windowMilliseconds) {
      const [row] = await run(countOne, [encode(key), windowMilliseconds])
      forgetSome()
      return Number(row?.['count'])
    },
    ...(subscriptions && {
      async publish(topic, message) {
        await run('SELECT pg_notify($1, $2)', [channel, JSON.stringify([topic, message])])
      },
      subscribe: subscriptions.subscribe,
    }),
    async close() {
      await subscriptions?.close()
      await forgetting
    },
  }
}

function requireQuery(client: Partial<PostgresClient> | null | undefined): void {
  if (typeof client?.query === 'function') return
  throw new PaymentError(
    'configuration_error',
    'postgresStore got a client without query(), so nothing could be kept. Pass `new pg.Pool({ connectionString })`.',
  )
}
