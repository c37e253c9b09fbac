import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryStore, type PaymentStore } from '@powens-pay/server-kit'
import { postgresStore } from '@powens-pay/server-kit/postgres'
import { redisStore } from '@powens-pay/server-kit/redis'
import { sqliteStore } from '@powens-pay/server-kit/sqlite'
import { startPostgres } from '../../packages/server-kit/test/stores/startPostgres.ts'
import { startRedis } from '../../packages/server-kit/test/stores/startRedis.ts'
import type { SeededRow } from './rowOf.ts'

/** A store with a real server or file of its own, and how it is filled fast. */
export interface MeasuredStore {
  store: PaymentStore
  /** The most orders that it is filled with. */
  most: number
  /** Adds copies of an order, numbered from one number to another. */
  fill: (row: SeededRow, from: number, to: number) => Promise<void>
  /** Bytes it takes, whatever the server itself takes. */
  readBytes: () => Promise<number>
  stop: () => Promise<void>
}

export const stores: Record<string, () => Promise<MeasuredStore>> = {
  memory: async () => {
    const store = memoryStore({ singleInstance: true })
    const heap = (): number => {
      globalThis.gc?.()
      return process.memoryUsage().heapUsed
    }
    const before = heap()
    return {
      store,
      most: 100_000,
      fill: (row, from, to) => writeEach(store, row, from, to, 1),
      readBytes: async () => heap() - before,
      stop: async () => undefined,
    }
  },

  sqlite: async () => {
    const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'powens-pay-scale-'))
    const file = join(folder, 'payments.sqlite')
    const store = sqliteStore(file)
    return {
      store,
      most: Number.POSITIVE_INFINITY,
      async fill(row, from, to) {
        const database = new DatabaseSync(file)
        database.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -200000')
        database.exec('BEGIN IMMEDIATE')
        const insert = database.prepare(
          'INSERT INTO powens_documents (key, value, version, expires_at, due_at, due_scope) VALUES (?, ?, 1, ?, ?, ?)',
        )
        const expires = Date.now() + row.expiresIn
        for (let number = from; number < to; number += 1) {
          const { order, payment, due } = row.at(number)
          insert.run(order.key, order.value, expires, due?.at ?? null, due?.scope ?? null)
          insert.run(payment.key, payment.value, expires, null, null)
        }
        database.exec('COMMIT')
        database.close()
      },
      async readBytes() {
        const database = new DatabaseSync(file)
        database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
        database.close()
        return statSync(file).size
      },
      async stop() {
        await store.close?.()
        rmSync(folder, { recursive: true, force: true })
      },
    }
  },

  redis: async () => {
    const server = await startRedis()
    const client = await server.connect()
    const store = redisStore(client)
    return {
      store,
      most: Number.POSITIVE_INFINITY,
      fill: (row, from, to) => writeEach(store, row, from, to, 500),
      async readBytes() {
        const text = await client.info('memory')
        return Number(/used_memory_dataset:(\d+)/.exec(text)?.[1])
      },
      async stop() {
        await store.close?.()
        await server.stop()
      },
    }
  },

  postgres: async () => {
    const { pool, createClient, stop } = await startPostgres()
    const store = postgresStore(pool, { listen: createClient })
    await store.read('anything')
    return {
      store,
      most: Number.POSITIVE_INFINITY,
      async fill(row, from, to) {
        // Made by the server: sent one by one they would take longer than everything that is measured.
        const { order, payment } = row.at('#')
        const replace = (text: string): string => `replace($$${JSON.stringify(text)}$$, '#', n::text)`
        const expires = `clock_timestamp() + interval '${row.expiresIn} milliseconds'`
        const numbers = `generate_series(${from}, ${to - 1}) AS n`
        await pool.query(`
          INSERT INTO powens_documents (key, value, version, expires_at, due_at, due_scope)
          SELECT ${replace(order.key)}, ${replace(order.value)}, 1, ${expires},
            CASE WHEN n % ${row.dueEach} = 0 THEN ${row.dueAt} END,
            CASE WHEN n % ${row.dueEach} = 0 THEN ${replace(row.scope)} END FROM ${numbers}`)
        await pool.query(`
          INSERT INTO powens_documents (key, value, version, expires_at)
          SELECT ${replace(payment.key)}, ${replace(payment.value)}, 1, ${expires} FROM ${numbers}`)
        // Now, so that the server does not do it while something is measured.
        await pool.query('VACUUM (ANALYZE) powens_documents')
        await pool.query('CHECKPOINT')
      },
      async readBytes() {
        const { rows } = await pool.query(`SELECT pg_total_relation_size('powens_documents') AS bytes`)
        return Number((rows[0] as { bytes: string }).bytes)
      },
      async stop() {
        await store.close?.()
        await stop()
      },
    }
  },
}

async function writeEach(
  store: PaymentStore,
  row: SeededRow,
  from: number,
  to: number,
  atOnce: number,
): Promise<void> {
  const { expiresIn } = row
  for (let start = from; start < to; start += atOnce) {
    const writes: Promise<boolean>[] = []
    for (let number = start; number < Math.min(start + atOnce, to); number += 1) {
      const { order, payment, due } = row.at(number)
      writes.push(store.write(order.key, order.value, { version: null, expiresIn, due }))
      writes.push(store.write(payment.key, payment.value, { version: null, expiresIn }))
    }
    await Promise.all(writes)
  }
}
