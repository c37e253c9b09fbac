import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'

const program = globSync('/usr/lib/postgresql/*/bin/initdb').at(-1)

/** Postgres refuses to run as root, so there it runs as its own user. */
const isRoot = process.getuid?.() === 0
const user = isRoot ? findUser() : undefined

function findUser(): { uid: number; gid: number } | undefined {
  try {
    const read = (flag: string): number =>
      Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: read('-u'), gid: read('-g') }
  } catch {
    return undefined
  }
}

/** Whether a real Postgres can be started here. */
export const hasPostgres = program !== undefined && existsSync(program) && (!isRoot || user !== undefined)

/**
 * A database of this test's own behind a socket of its own, and at a port where one is given, with what it wrote gone
 * afterwards.
 */
export async function startPostgres({ port }: { port?: number } = {}) {
  if (!program) throw new Error('There is no Postgres on this machine.')
  const bin = dirname(program)
  const folder = mkdtempSync(join(tmpdir(), 'powens-pay-postgres-'))
  if (user) chownSync(folder, user.uid, user.gid)
  chmodSync(folder, 0o700)
  const data = join(folder, 'data')
  execFileSync(program, ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync'], {
    stdio: 'ignore',
    cwd: folder,
    ...user,
  })
  const options = [
    '-D',
    data,
    '-k',
    folder,
    '-c',
    `listen_addresses=${port === undefined ? '' : '127.0.0.1'}`,
    ...(port === undefined ? [] : ['-p', String(port)]),
    '-c',
    'fsync=off',
    '-c',
    'max_connections=20',
  ]
  let server = await run()

  async function run() {
    const child = spawn(join(bin, 'postgres'), options, {
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: folder,
      ...user,
    })
    await new Promise<void>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`postgres ended with ${code}.`)))
      child.stderr.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes('ready to accept connections')) resolve()
      })
    })
    child.removeAllListeners('exit')
    return child
  }

  /** SIGINT ends every session, SIGQUIT the processes too, as a crash would. */
  async function end(signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
    if (server.exitCode !== null) return
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill(signal)
    await ended
  }

  // The socket's folder is its user's alone; whoever is root may look all the same.
  const settings = {
    host: folder,
    user: 'postgres',
    database: 'postgres',
    ...(port !== undefined && { port }),
  }
  const pool = new pg.Pool({ ...settings, max: 10 })
  // A connection that the end of the server reaches before the pool's own is no news.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => void client.on('error', () => undefined))
  return {
    pool,
    settings,
    createClient: () => new pg.Client(settings),
    end,
    async restart() {
      server = await run()
    },
    async stop() {
      await pool.end()
      await end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
