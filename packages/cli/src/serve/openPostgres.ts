import { setTimeout as sleep } from 'node:timers/promises'
import type { PaymentStore } from '@powens-pay/server-kit'
import { UsageError } from '../program/UsageError.ts'

export interface OpenPostgresOptions {
  /** How long one query may take, in milliseconds. */
  timeout: number
  /** In milliseconds; by default long enough for a database that is started together with the broker. */
  patience?: number | undefined
}

const mostConnections = 10
const retryEvery = 250

/** A store in a PostgreSQL database; ends its connections when it is closed. Throws `UsageError` when it cannot be used. */
export async function openPostgres(
  address: string,
  { timeout, patience = 10_000 }: OpenPostgresOptions,
): Promise<PaymentStore> {
  const [{ default: pg }, { postgresStore }] = await Promise.all([
    import('pg'),
    import('@powens-pay/server-kit/postgres'),
  ])
  const settings = {
    connectionString: address,
    application_name: 'powens-pay',
    keepAlive: true,
    connectionTimeoutMillis: timeout,
  }
  // A query without an answer gives up its connection, or a silent network would soon hold them all.
  const pool = new pg.Pool({ ...settings, query_timeout: timeout, max: mostConnections })
  // Without a listener an idle connection that the server ends would end the process; the pool opens another.
  pool.on('error', () => undefined)
  const store = postgresStore(pool, { listen: () => new pg.Client(settings) })
  try {
    await firstRead(store, patience)
  } catch (error) {
    await pool.end()
    throw new UsageError(explain(address, error))
  }
  return {
    ...store,
    async close() {
      await store.close?.()
      await pool.end()
    },
  }
}

/** Makes the tables where they are missing. A database that is not there yet is asked again. */
async function firstRead(store: PaymentStore, patience: number): Promise<void> {
  const deadline = Date.now() + patience
  for (;;) {
    try {
      await store.read('first read')
      return
    } catch (error) {
      if (!mayPass(codeOf(error)) || Date.now() + retryEvery > deadline) throw error
      await sleep(retryEvery)
    }
  }
}

/** A refused password stays refused; a server that is starting or full, or a network, may come. */
const mayPass = (code: string): boolean => !/^(?:28|3D|42|3F)/.test(code)

const codeOf = (error: unknown): string => {
  const { code } = (error ?? {}) as Partial<NodeJS.ErrnoException>
  return typeof code === 'string' && /^[\dA-Z_]{5,}$/.test(code) ? code : 'no answer'
}

function explain(address: string, error: unknown): string {
  const { host, pathname } = new URL(address)
  // Host and database alone: an address may hold a password.
  const named = `STORE names the PostgreSQL database ${pathname.slice(1) || '(of the user)'} at ${host || 'its socket'}`
  const code = codeOf(error)
  if (code === '42501')
    return (
      `${named}, in which this user may not make tables (${code}). Nothing could be remembered. Grant CREATE on the schema, or ` +
      'run postgresSchema of @powens-pay/server-kit/postgres with your migrations.'
    )
  return `${named}, which cannot be used (${code}). Nothing could be remembered. Start it, or correct STORE.`
}
