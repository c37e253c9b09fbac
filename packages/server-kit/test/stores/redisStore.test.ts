import { createClient, createClientPool, createCluster, createSentinel } from '@redis/client'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { checkStore } from '../../src/store/checkStore.ts'
import { redisStore, type RedisClient } from '../../src/store/redisStore.ts'
import { hasRedis, startRedis } from './startRedis.ts'

/** What `ioredis` has of the names that the store uses. */
const ioredis = {
  status: 'ready',
  call: async () => null,
  sendCommand: async () => null,
  select: async () => null,
  duplicate: () => ioredis,
}

test.each<[string, () => unknown, string]>([
  ['nothing', () => undefined, 'sendCommand()'],
  ['an address', () => 'redis://127.0.0.1', 'sendCommand()'],
  ['ioredis', () => ioredis, 'isReady'],
  ['a pool', () => createClientPool(), 'duplicate()'],
  ['a cluster', () => createCluster({ rootNodes: [{ url: 'redis://127.0.0.1:1' }] }), 'select()'],
  [
    'a sentinel',
    () => createSentinel({ name: 'main', sentinelRootNodes: [{ host: '127.0.0.1', port: 1 }] }),
    'select()',
  ],
])('behavior: %s is refused at the start, by what it lacks', (_, make, lack) => {
  expect(() => redisStore(make() as RedisClient)).toThrow(`redisStore got a client without ${lack}`)
})

test('behavior: a client that is not connected yet is taken', () => {
  expect(redisStore(createClient()).name).toBe('redisStore')
})

describe.skipIf(!hasRedis)('with a server', () => {
  let redis: Awaited<ReturnType<typeof startRedis>>
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis.stop())

  test('parameters: prefix', async () => {
    const client = await redis.connect()
    await redisStore(client, { prefix: 'shop:' }).write('order:1', 'a', { version: null })
    expect(await client.sendCommand(['KEYS', 'shop:*'])).toEqual(['shop:doc:order:1'])
    expect(await redisStore(client).read('order:1')).toBeNull()
  })

  test('behavior: a client that nobody listens to survives a connection that breaks', async () => {
    const client = await createClient({ url: `redis://127.0.0.1:${redis.port}` }).connect()
    onTestFinished(() => client.destroy())
    const store = redisStore(client)
    await store.write('order:broken', 'a', { version: null })
    const isBack = new Promise<void>((resolve) => void client.once('ready', () => resolve()))
    const id = (await client.sendCommand(['CLIENT', 'ID'])) as number
    await (await redis.connect()).sendCommand(['CLIENT', 'KILL', 'ID', `${id}`])
    await isBack
    expect(await store.read('order:broken')).toEqual({ version: 1, value: 'a' })
  })

  test('behavior: a script is sent whole once, and by its hash afterwards', async () => {
    const client = await redis.connect()
    await client.sendCommand(['SCRIPT', 'FLUSH'])
    await client.sendCommand(['CONFIG', 'RESETSTAT'])
    const store = redisStore(client)
    for (let index = 0; index < 5; index++) await store.count(`hash ${index}`, 1_000)
    await client.sendCommand(['SCRIPT', 'FLUSH'])
    for (let index = 0; index < 5; index++) await store.count(`hash ${index}`, 1_000)
    const stats = await client.info('commandstats')
    const callsOf = (name: string): number =>
      Number(new RegExp(`cmdstat_${name}:calls=(\\d+)`).exec(stats)?.[1])
    expect([callsOf('eval'), callsOf('evalsha')]).toEqual([2, 10])
  })

  test.each<[string, string[][], string[][]]>([
    ['READONLY', [['REPLICAOF', '127.0.0.1', '1']], [['REPLICAOF', 'NO', 'ONE']]],
    ['OOM', [['CONFIG', 'SET', 'maxmemory', '1']], [['CONFIG', 'SET', 'maxmemory', '0']]],
    [
      'NOPERM',
      [['ACL', 'SETUSER', 'default', '-eval', '-evalsha']],
      [['ACL', 'SETUSER', 'default', '+@all']],
    ],
    [
      'NOPERM',
      [['ACL', 'SETUSER', 'default', 'resetkeys', '~other:*']],
      [['ACL', 'SETUSER', 'default', 'allkeys']],
    ],
    [
      'NOREPLICAS',
      [['CONFIG', 'SET', 'min-replicas-to-write', '1']],
      [['CONFIG', 'SET', 'min-replicas-to-write', '0']],
    ],
  ])('checkStore: behavior: %s is found by %j, and gone after %j', async (reason, breakIt, mendIt) => {
    const store = redisStore(await redis.connect())
    const administrator = await redis.connect()
    onTestFinished(async () => {
      for (const command of mendIt) await administrator.sendCommand(command)
    })
    await checkStore(store)
    for (const command of breakIt) await administrator.sendCommand(command)
    await expect(checkStore(store)).rejects.toMatchObject({ name: 'StoreError', reason })
    for (const command of mendIt) await administrator.sendCommand(command)
    await checkStore(store)
  })
})
