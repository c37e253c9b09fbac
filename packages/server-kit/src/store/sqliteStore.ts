/**
 * Orders and payments in one SQLite file, for every process of one machine. Needs Node 22.13.
 *
 * @example
 * createPaymentHandler({ store: sqliteStore('payments.sqlite'), … })
 *
 * @module
 */
import { DatabaseSync } from 'node:sqlite'
import type { PaymentStore } from './PaymentStore.ts'

export interface SqliteStoreOptions {
  /** Milliseconds, for expiry. @default Date.now */
  now?: (() => number) | undefined
}

const schema = `
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA busy_timeout = 5000;
CREATE TABLE IF NOT EXISTS powens_documents (
  key TEXT PRIMARY KEY, value TEXT NOT NULL, version INTEGER NOT NULL, expires_at REAL, due_at REAL, due_scope TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS powens_due ON powens_documents (due_scope, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS powens_expiry ON powens_documents (expires_at) WHERE expires_at IS NOT NULL;
CREATE TABLE IF NOT EXISTS powens_counts (
  key TEXT PRIMARY KEY, count INTEGER NOT NULL, expires_at REAL NOT NULL
) STRICT;`

/** Guarantees: durable once a write has returned; shared by the processes of one machine that open the same file. */
export function sqliteStore(path: string, { now = Date.now }: SqliteStoreOptions = {}): PaymentStore {
  const database = new DatabaseSync(path)
  database.exec(schema)
  const alive = '(expires_at IS NULL OR expires_at > :now)'
  const select = database.prepare(`SELECT value, version FROM powens_documents WHERE key = :key AND ${alive}`)
  const insert = database.prepare(
    `INSERT INTO powens_documents (key, value, version, expires_at, due_at, due_scope) VALUES (:key, :value, 1, :expires, :due, :scope)
     ON CONFLICT (key) DO UPDATE SET value = :value, version = 1, expires_at = :expires, due_at = :due, due_scope = :scope
     WHERE powens_documents.expires_at <= :now`,
  )
  const update = database.prepare(
    `UPDATE powens_documents SET value = :value, version = version + 1, expires_at = :expires, due_at = :due, due_scope = :scope
     WHERE key = :key AND version = :version AND ${alive}`,
  )
  const remove = database.prepare('DELETE FROM powens_documents WHERE key = :key')
  const selectDue = database.prepare(
    `SELECT key FROM powens_documents WHERE due_scope = :scope AND due_at <= :before AND ${alive}
     ORDER BY due_at LIMIT :limit`,
  )
  const count = database.prepare(
    `INSERT INTO powens_counts (key, count, expires_at) VALUES (:key, 1, :expires)
     ON CONFLICT (key) DO UPDATE SET
       count = CASE WHEN powens_counts.expires_at <= :now THEN 1 ELSE powens_counts.count + 1 END,
       expires_at = CASE WHEN powens_counts.expires_at <= :now THEN :expires ELSE powens_counts.expires_at END
     RETURNING count`,
  )
  const forget = [
    database.prepare('DELETE FROM powens_documents WHERE expires_at <= :now'),
    database.prepare('DELETE FROM powens_counts WHERE expires_at <= :now'),
  ]
  let writes = 0

  return {
    name: 'sqliteStore',
    guarantees: { durable: true, shared: true },
    async read(key) {
      const row = select.get({ key, now: now() })
      return row ? { value: String(row['value']), version: Number(row['version']) } : null
    },
    async write(key, value, { version, expiresIn, due = null }) {
      const at = now()
      const row = {
        key,
        value,
        expires: expiresIn === undefined ? null : at + expiresIn,
        due: due?.at ?? null,
        scope: due?.scope ?? null,
        now: at,
      }
      if (++writes % 1000 === 0) for (const statement of forget) statement.run({ now: at })
      const { changes } = version === null ? insert.run(row) : update.run({ ...row, version })
      return Number(changes) === 1
    },
    async remove(key) {
      remove.run({ key })
    },
    async listDue(scope, before, limit) {
      return selectDue.all({ scope, before, limit, now: now() }).map((row) => String(row['key']))
    },
    async count(key, windowMilliseconds) {
      const at = now()
      return Number(count.get({ key, now: at, expires: at + windowMilliseconds })?.['count'])
    },
    async close() {
      database.close()
    },
  }
}
