/**
 * Orders and payments in one SQLite file, for every process of one machine. Needs Node 22.13.
 *
 * @example
 * createPaymentHandler({ store: sqliteStore('payments.sqlite'), … })
 *
 * @module
 */
import { closeSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { ListEntry, PaymentStore } from './PaymentStore.ts'

export interface SqliteStoreOptions {
  /** Milliseconds, for expiry. @default Date.now */
  now?: (() => number) | undefined
}

const schema = `
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS powens_documents (
  key TEXT PRIMARY KEY, value TEXT NOT NULL, version INTEGER NOT NULL, expires_at REAL, due_at REAL, due_scope TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS powens_due ON powens_documents (due_scope, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS powens_expiry ON powens_documents (expires_at) WHERE expires_at IS NOT NULL;
CREATE TABLE IF NOT EXISTS powens_listed (
  scope TEXT NOT NULL, list TEXT NOT NULL, place TEXT NOT NULL,
  key TEXT NOT NULL REFERENCES powens_documents (key) ON DELETE CASCADE,
  PRIMARY KEY (scope, list, place, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS powens_listed_key ON powens_listed (key);
CREATE TABLE IF NOT EXISTS powens_counts (
  key TEXT PRIMARY KEY, count INTEGER NOT NULL, expires_at REAL NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS powens_counts_expiry ON powens_counts (expires_at);
COMMIT;`

/** Behind every place, because places are ASCII. */
const afterAll = '\u{10ffff}'

/** How long a process waits for another one's write, in milliseconds. */
const busyTimeout = 5_000

/** After so many writes some of what has expired is deleted: more than was written meanwhile, and never much at once. */
const forgetEvery = 100
const forgottenAtOnce = 500

/** Guarantees: durable once a write has returned; shared by the processes of one machine that open the same file. */
export function sqliteStore(path: string, { now = Date.now }: SqliteStoreOptions = {}): PaymentStore {
  const database = openDatabase(path)
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
  const unlist = database.prepare(
    `DELETE FROM powens_listed WHERE key = :key AND (scope, list, place) NOT IN
     (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(:listed))`,
  )
  const enlist = database.prepare(
    `INSERT OR IGNORE INTO powens_listed (scope, list, place, key)
     SELECT value ->> 0, value ->> 1, value ->> 2, :key FROM json_each(:listed)`,
  )
  const selectListed = database.prepare(
    `SELECT place, key FROM powens_listed WHERE scope = :scope AND list = :list AND place >= :from AND place < :below
     ORDER BY place DESC LIMIT :limit`,
  )
  const remove = database.prepare('DELETE FROM powens_documents WHERE key = :key')
  const selectDue = database.prepare(
    `SELECT key FROM powens_documents WHERE due_scope = :scope AND due_at > :after AND due_at <= :before AND ${alive}
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
    database.prepare(deleteExpired('powens_documents')),
    database.prepare(deleteExpired('powens_counts')),
  ]
  let writes = 0

  function forgetSome(at: number): void {
    if (++writes % forgetEvery > 0) return
    for (const statement of forget) statement.run({ now: at })
  }

  /** A document and its places in lists, or neither. */
  function writeListed(write: () => boolean, key: string, listed: readonly ListEntry[]): boolean {
    const places = JSON.stringify(listed.map(({ scope, list, place }) => [scope, list, place]))
    database.exec('BEGIN IMMEDIATE')
    try {
      const isWritten = write()
      if (isWritten) for (const statement of [unlist, enlist]) statement.run({ key, listed: places })
      database.exec('COMMIT')
      return isWritten
    } catch (error) {
      database.exec('ROLLBACK')
      throw error
    }
  }

  return {
    name: 'sqliteStore',
    guarantees: { durable: true, shared: true },
    async read(key) {
      const row = select.get({ key, now: now() })
      return row ? { value: String(row['value']), version: Number(row['version']) } : null
    },
    async write(key, value, { version, expiresIn, due = null, listed }) {
      const at = now()
      const row = {
        key,
        value,
        expires: expiresIn === undefined ? null : at + expiresIn,
        due: due?.at ?? null,
        scope: due?.scope ?? null,
        now: at,
      }
      forgetSome(at)
      const write = (): boolean =>
        Number((version === null ? insert.run(row) : update.run({ ...row, version })).changes) === 1
      return listed ? writeListed(write, key, listed) : write()
    },
    async remove(key) {
      remove.run({ key })
    },
    async listDue(scope, before, limit, after = Number.NEGATIVE_INFINITY) {
      const rows = selectDue.all({ scope, before, after, limit, now: now() })
      return rows.map((row) => String(row['key']))
    },
    async list(scope, list, { limit, below = afterAll, from = '' }) {
      const rows = selectListed.all({ scope, list, below, from, limit })
      return rows.map((row) => ({ place: String(row['place']), key: String(row['key']) }))
    },
    async count(key, windowMilliseconds) {
      const at = now()
      forgetSome(at)
      return Number(count.get({ key, now: at, expires: at + windowMilliseconds })?.['count'])
    },
    async close() {
      database.close()
    },
  }
}

const deleteExpired = (table: string): string =>
  `DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE expires_at <= :now LIMIT ${forgottenAtOnce})`

function openDatabase(path: string): DatabaseSync {
  const isFile = path !== '' && path !== ':memory:' && !path.startsWith('file:')
  if (isFile) createPrivately(path)
  const database = new DatabaseSync(path)
  // First, so that each statement after it waits for other processes.
  database.exec(`PRAGMA busy_timeout = ${busyTimeout}`)
  switchToLog(database)
  database.exec('PRAGMA synchronous = FULL')
  database.exec(schema)
  return database
}

/** The switch to the log, and the end of the last process that used it, do not wait for others as everything else does. */
function switchToLog(database: DatabaseSync): void {
  const until = Date.now() + busyTimeout
  for (;;) {
    try {
      return database.exec('PRAGMA journal_mode = WAL')
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error
      // The constructor of a store is synchronous, so it can wait in no other way.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
    }
  }
}

/** SQLite's result code for a database that another connection has locked. */
const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5

/** SQLite would make a file that every user of the machine may read; its other files take the rights of this one. */
function createPrivately(path: string): void {
  try {
    closeSync(openSync(path, 'a', 0o600))
  } catch {
    // SQLite says why the file cannot be opened, in one sentence for every cause.
  }
}
