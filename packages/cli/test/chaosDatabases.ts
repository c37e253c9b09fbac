import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@redis/client'
import { startPostgres } from '../../server-kit/test/stores/startPostgres.ts'
import { freePort } from './freePort.ts'
import { startProcess, type StartedProcess } from './startProcess.ts'

/** A database of a chaos test, with what can happen to it. */
export interface ChaosDatabase {
  port: number
  /** What `STORE` is when the database is reached at a port. */
  addressAt(port: number): string
  /** While one of these lasts, nothing can be kept. */
  outages: Record<string, { start: () => Promise<void>; end: () => Promise<void> }>
  /** Ends at once, as in a crash, and starts again. */
  restart(): Promise<void>
  close(): Promise<void>
}

export async function startChaosRedis(): Promise<ChaosDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'powens-pay-chaos-'))
  const port = await freePort()
  let redis: StartedProcess
  async function start(): Promise<void> {
    const words = ['--port', String(port), '--bind', '127.0.0.1', '--save', '']
    redis = startProcess('redis-server', [...words, '--appendonly', 'yes', '--appendfsync', 'always'], {
      cwd: folder,
    })
    await redis.until('Ready to accept connections')
  }
  const tell =
    (...command: string[]) =>
    async (): Promise<void> => {
      const client = await createClient({ url: `redis://127.0.0.1:${port}` }).connect()
      await client.sendCommand(command)
      client.destroy()
    }
  await start()
  return {
    port,
    addressAt: (at) => `redis://127.0.0.1:${at}`,
    outages: {
      'is read only': {
        start: tell('REPLICAOF', '127.0.0.1', '1'),
        end: tell('REPLICAOF', 'NO', 'ONE'),
      },
      'is full': {
        start: tell('CONFIG', 'SET', 'maxmemory', '1'),
        end: tell('CONFIG', 'SET', 'maxmemory', '0'),
      },
    },
    async restart() {
      await redis.stop('SIGKILL')
      await start()
    },
    async close() {
      await redis.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function startChaosPostgres(): Promise<ChaosDatabase> {
  const port = await freePort()
  const postgres = await startPostgres({ port })
  const setReadOnly = (value: string) => async (): Promise<void> => {
    const client = postgres.createClient()
    await client.connect()
    await client.query(`ALTER SYSTEM SET default_transaction_read_only = ${value}`)
    await client.query('SELECT pg_reload_conf()')
    await client.end()
  }
  return {
    port,
    addressAt: (at) => `postgres://postgres@127.0.0.1:${at}/postgres`,
    outages: {
      'is read only': { start: setReadOnly('on'), end: setReadOnly('off') },
      'is shut down': { start: () => postgres.end('SIGINT'), end: () => postgres.restart() },
    },
    async restart() {
      await postgres.end('SIGQUIT')
      await postgres.restart()
    },
    close: () => postgres.stop(),
  }
}
