import type { Pool } from 'pg'
import type { PaymentStore } from '../../src/store/PaymentStore.ts'

const schema = `
CREATE TABLE IF NOT EXISTS powens_documents (
  key text PRIMARY KEY, value text NOT NULL, version bigint NOT NULL, expires_at timestamptz, due_at double precision, due_scope text
);
CREATE INDEX IF NOT EXISTS powens_due ON powens_documents (due_scope, due_at) WHERE due_at IS NOT NULL;
CREATE TABLE IF NOT EXISTS powens_counts (key text PRIMARY KEY, count bigint NOT NULL, expires_at timestamptz NOT NULL);`

// PostgreSQL's text takes every character but NUL, which JSON always writes escaped; a hand-made value may still hold one.
const encode = (text: string): string => JSON.stringify(text)
const decode = (text: string): string => JSON.parse(text) as string

const alive = '(expires_at IS NULL OR expires_at > clock_timestamp())'
const inMilliseconds = (parameter: string): string =>
  `clock_timestamp() + ${parameter}::double precision * interval '1 millisecond'`

/** Orders and payments over a pool of `pg`: durable, and shared by every instance on the same database. */
export async function postgresStore(pool: Pool): Promise<PaymentStore> {
  await pool.query(schema)
  return {
    name: 'postgresStore',
    guarantees: { durable: true, shared: true },
    async read(key) {
      const { rows } = await pool.query<{ value: string; version: string }>(
        `SELECT value, version FROM powens_documents WHERE key = $1 AND ${alive}`,
        [encode(key)],
      )
      return rows[0] ? { value: decode(rows[0].value), version: Number(rows[0].version) } : null
    },
    async write(key, value, { version, expiresIn = null, due = null }) {
      const expires = `CASE WHEN $3::double precision IS NULL THEN NULL ELSE ${inMilliseconds('$3')} END`
      const row = [encode(key), encode(value), expiresIn, due?.at ?? null, due && encode(due.scope)]
      const { rowCount } =
        version === null
          ? await pool.query(
              `INSERT INTO powens_documents AS old VALUES ($1, $2, 1, ${expires}, $4, $5)
               ON CONFLICT (key) DO UPDATE SET value = $2, version = 1, expires_at = excluded.expires_at, due_at = $4, due_scope = $5
               WHERE old.expires_at <= clock_timestamp()`,
              row,
            )
          : await pool.query(
              `UPDATE powens_documents SET value = $2, version = version + 1, expires_at = ${expires}, due_at = $4, due_scope = $5
               WHERE key = $1 AND version = $6 AND ${alive}`,
              [...row, version],
            )
      return rowCount === 1
    },
    async remove(key) {
      await pool.query('DELETE FROM powens_documents WHERE key = $1', [encode(key)])
    },
    async listDue(scope, before, limit) {
      const { rows } = await pool.query<{ key: string }>(
        `SELECT key FROM powens_documents WHERE due_scope = $1 AND due_at <= $2 AND ${alive} ORDER BY due_at LIMIT $3`,
        [encode(scope), before, limit],
      )
      return rows.map(({ key }) => decode(key))
    },
    async count(key, windowMilliseconds) {
      const { rows } = await pool.query<{ count: string }>(
        `INSERT INTO powens_counts AS old VALUES ($1, 1, ${inMilliseconds('$2')})
         ON CONFLICT (key) DO UPDATE SET
           count = CASE WHEN old.expires_at <= clock_timestamp() THEN 1 ELSE old.count + 1 END,
           expires_at = CASE WHEN old.expires_at <= clock_timestamp() THEN excluded.expires_at ELSE old.expires_at END
         RETURNING count`,
        [encode(key), windowMilliseconds],
      )
      return Number(rows[0]?.count)
    },
  }
}
