import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../../test/freePort.ts'
import { startProcess } from '../../test/startProcess.ts'
import { openRedis } from './openRedis.ts'
import { openStore } from './openStore.ts'
import { requireNodeFor } from './requireNodeFor.ts'

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'powens-pay-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
const open = (store: string) => openStore({ store, storePrefix: 'test:', storeTimeout: 5_000 }, Date.now)

test.each(['memory:', 'sqlite:payments.db'])('default: %s', async (address) => {
  const store = await open(address.replace('payments.db', join(makeFolder(), 'payments.db')))
  expect(await store.write('a', '1', { version: null })).toBe(true)
  await store.close?.()
})

test.each(['sqlite:powens-pay.db', 'sqlite::memory:'])(
  'requireNodeFor: behavior: %s on an older Node says which command needs which Node, and why',
  (address) => {
    const open = () => requireNodeFor(address, 'v20.19.5')
    expect(open).toThrow(`powens-pay broker keeps payments in ${address}, for which it needs Node 22.13`)
    expect(open).toThrow('v20.19.5 has no embedded database')
    expect(() => requireNodeFor(address, 'v22.13.0')).not.toThrow()
  },
)

test.each(['memory:', 'redis://127.0.0.1:6379'])(
  'requireNodeFor: behavior: %s runs on Node 20.19',
  (address) => {
    expect(() => requireNodeFor(address, 'v20.19.0')).not.toThrow()
  },
)

test('behavior: a database whose folder is not there is said', async () => {
  await expect(open('sqlite:/nowhere/at/all.db')).rejects.toThrow(
    'STORE names /nowhere/at/all.db, which cannot be opened: unable to open database file.',
  )
})

test('behavior: a file that is no database is said', async () => {
  const path = join(makeFolder(), 'notes.txt')
  writeFileSync(path, 'milk, bread, butter and whatever else a longer list would hold'.repeat(20))
  await expect(open(`sqlite:${path}`)).rejects.toThrow('file is not a database')
})

test('behavior: a Redis that is not there is said, without its password', async () => {
  const port = await freePort()
  const opening = openRedis(`redis://user:canary@127.0.0.1:${port}`, { patience: 100 })
  await expect(opening).rejects.toThrow(
    `STORE names the Redis at 127.0.0.1:${port}, which cannot be reached (ECONNREFUSED).`,
  )
  await expect(opening).rejects.not.toThrow('canary')
})

test('behavior: a Redis that is started together with the broker is waited for', async () => {
  const port = await freePort()
  const opening = openRedis(`redis://127.0.0.1:${port}`)
  const words = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const redis = startProcess('redis-server', words, { cwd: makeFolder() })
  onTestFinished(async () => void (await redis.stop()))
  const store = await opening
  expect(await store.write('a', '1', { version: null })).toBe(true)
  await store.close?.()
})

test('behavior: a Redis that refuses the password is said', async () => {
  const port = await freePort()
  const words = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--requirepass', 'right']
  const redis = startProcess('redis-server', words, { cwd: makeFolder() })
  onTestFinished(async () => void (await redis.stop()))
  await redis.until('Ready to accept connections')
  await expect(openRedis(`redis://:wrong@127.0.0.1:${port}`, { patience: 2_000 })).rejects.toThrow(
    'WRONGPASS',
  )
})
