import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { sqliteStore } from '../../src/store/sqliteStore.ts'

const folder = mkdtempSync(join(tmpdir(), 'powens-pay-sqlite-'))
afterAll(() => rmSync(folder, { recursive: true }))

const program = fileURLToPath(new URL('openSqlite.mjs', import.meta.url))

/** A process that opens the files it is told to. */
async function startOpener() {
  const child = spawn(process.execPath, ['--conditions=@powens-pay/source', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async (): Promise<string> => String((await lines.next()).value)
  expect(await next()).toBe('loaded')
  return {
    open(file: string): Promise<string> {
      child.stdin.write(`${file}\n`)
      return next()
    },
    stop: () => child.kill(),
  }
}

test('behavior: six processes open a new file at once, again and again', async () => {
  const openers = await Promise.all(Array.from({ length: 6 }, startOpener))
  const said: string[] = []
  for (let round = 0; round < 25; round++) {
    const file = join(folder, `round ${round}.sqlite`)
    said.push(...(await Promise.all(openers.map(({ open }) => open(file)))))
  }
  for (const opener of openers) opener.stop()
  expect(said.filter((word) => word !== 'opened')).toEqual([])
})

const rightsOf = (file: string): string => (statSync(file).mode & 0o777).toString(8)

test.each(['', '-wal', '-shm'])('behavior: payments%s is for its own user alone', async (suffix) => {
  const file = join(folder, 'payments.sqlite')
  const store = sqliteStore(file)
  await store.write('order:1', 'a', { version: null })
  expect(rightsOf(file + suffix)).toBe('600')
  await store.close?.()
})

test('behavior: the rights of a file that was there are kept', async () => {
  const file = join(folder, 'shared.sqlite')
  writeFileSync(file, '')
  chmodSync(file, 0o660)
  await sqliteStore(file).close?.()
  expect(rightsOf(file)).toBe('660')
})

test('behavior: a store in memory makes no file', async () => {
  await sqliteStore(':memory:').write('order:1', 'a', { version: null })
  expect(() => statSync(':memory:')).toThrow('ENOENT')
})

test.each(['powens_documents', 'powens_counts'])(
  'behavior: what has expired leaves %s while others write',
  async (table) => {
    let time = 0
    const file = join(folder, `${table}.sqlite`)
    const store = sqliteStore(file, { now: () => time })
    for (let index = 0; index < 90; index++) {
      await store.write(`left ${index}`, 'a', { version: null, expiresIn: 10 })
      await store.count(`left ${index}`, 10)
    }
    time = 20
    for (let index = 0; index < 100; index++) await store.count('kept', 1_000)
    await store.close?.()
    const database = new DatabaseSync(file)
    const { left } =
      database.prepare(`SELECT count(*) AS left FROM ${table} WHERE key LIKE 'left%'`).get() ?? {}
    database.close()
    expect(left).toBe(0)
  },
)
