/**
 * Orders and payments in Redis, for several instances.
 *
 * @example
 * const client = await createClient({ url }).connect()
 * createPaymentHandler({ store: redisStore(client), … })
 *
 * @module
 */
import { PaymentError } from '@powens-pay/core'
import { createSubscriptions, type SubscriberConnection } from './createSubscriptions.ts'
import { outliveErrors } from './outliveErrors.ts'
import type { PaymentStore } from './PaymentStore.ts'
import { createScript } from './redisScript.ts'

/** What is used of a client of `@redis/client` (or `redis`), connected. */
export interface RedisClient {
  readonly isReady: boolean
  sendCommand(command: string[]): Promise<unknown>
  /** Never called: a client that can choose a database is one connection, not a cluster or a pool. */
  select(database: number): Promise<unknown>
  duplicate(): RedisSubscriber
}

export interface RedisSubscriber {
  sendCommand(command: string[]): Promise<unknown>
  connect(): Promise<unknown>
  subscribe(channel: string, listener: (message: string, channel: string) => void): Promise<unknown>
  unsubscribe(channel: string): Promise<unknown>
  on(event: 'error', listener: (error: Error) => void): unknown
  destroy(): void
}

export interface RedisStoreOptions {
  /** Put before every key. Its braces keep all keys in one slot of a cluster. @default '{powens-pay}:' */
  prefix?: string | undefined
}

// Everything that depends on what was read happens in one script, so that no other client comes between.
const write = createScript(`
local current = redis.call('HGET', KEYS[1], 'version')
if (current or '') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'version', string.format('%d', tonumber(current or '0') + 1), 'value', ARGV[2])
if ARGV[3] == '' then redis.call('PERSIST', KEYS[1]) else redis.call('PEXPIRE', KEYS[1], ARGV[3]) end
local due = redis.call('HGET', KEYS[1], 'due')
if due and due ~= ARGV[5] then redis.call('ZREM', ARGV[7] .. due, ARGV[6]) end
if ARGV[4] == '' then redis.call('HDEL', KEYS[1], 'due') else
  redis.call('HSET', KEYS[1], 'due', ARGV[5])
  redis.call('ZADD', ARGV[7] .. ARGV[5], ARGV[4], ARGV[6])
end
local before = redis.call('HGET', KEYS[1], 'listed')
if ARGV[8] ~= '' and ARGV[8] ~= (before or '[]') then
  local kept = {}
  for _, entry in ipairs(cjson.decode(ARGV[8])) do
    kept[entry[1] .. '\\n' .. entry[2]] = true
    redis.call('ZADD', ARGV[9] .. entry[1], 0, entry[2])
  end
  for _, entry in ipairs(cjson.decode(before or '[]')) do
    if not kept[entry[1] .. '\\n' .. entry[2]] then redis.call('ZREM', ARGV[9] .. entry[1], entry[2]) end
  end
  redis.call('HSET', KEYS[1], 'listed', ARGV[8])
end
return 1`)

const remove = createScript(`
local due = redis.call('HGET', KEYS[1], 'due')
if due then redis.call('ZREM', ARGV[2] .. due, ARGV[1]) end
for _, entry in ipairs(cjson.decode(redis.call('HGET', KEYS[1], 'listed') or '[]')) do
  redis.call('ZREM', ARGV[3] .. entry[1], entry[2])
end
return redis.call('DEL', KEYS[1])`)

const count = createScript(`
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return count`)

// A document that has expired is not due.
const listDue = createScript(`
local due = {}
for _, member in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], ARGV[4], ARGV[1], 'LIMIT', 0, ARGV[2] * 2)) do
  if redis.call('EXISTS', ARGV[3] .. member) == 0 then redis.call('ZREM', KEYS[1], member)
  elseif #due < tonumber(ARGV[2]) then due[#due + 1] = member end
end
return due`)

// A list is a sorted set without scores, so that its members are sorted as text. One whose document has expired leaves it.
const list = createScript(`
local found = {}
local below = ARGV[1]
while true do
  local members = redis.call('ZREVRANGEBYLEX', KEYS[1], below, ARGV[2], 'LIMIT', 0, ARGV[3])
  for _, member in ipairs(members) do
    local key = string.match(member, '\\n(.*)$')
    if redis.call('EXISTS', ARGV[4] .. key) == 0 then redis.call('ZREM', KEYS[1], member)
    elseif #found < tonumber(ARGV[3]) then found[#found + 1] = member end
    below = '(' .. member
  end
  if #members < tonumber(ARGV[3]) or #found == tonumber(ARGV[3]) then return found end
end`)

/**
 * Guarantees: shared by every instance on the same server; as durable as the server's persistence makes it (turn on
 * `appendonly`, and `noeviction` as its memory policy: an evicted order is a forgotten payment).
 */
export function redisStore(
  client: RedisClient,
  { prefix = '{powens-pay}:' }: RedisStoreOptions = {},
): PaymentStore {
  requireSingleClient(client)
  outliveErrors(client)
  // One list a scope. Its name depends on what is stored, and the prefix keeps it in the same slot of a cluster.
  const dueKey = (scope: string): string => `${prefix}due:${scope}`
  const listKey = (scope: string, name: string): string => `${prefix}list:${scope}\n${name}`
  const documentKey = (key: string): string => `${prefix}doc:${key}`
  const topicPrefix = `${prefix}topic:`
  const subscriptions = createSubscriptions({
    open: (receive) => openSubscriber(client, topicPrefix, receive),
  })

  return {
    name: 'redisStore',
    guarantees: { durable: true, shared: true },
    async read(key) {
      const [version, value] = (await client.sendCommand([
        'HMGET',
        documentKey(key),
        'version',
        'value',
      ])) as unknown[]
      return version === null || version === undefined
        ? null
        : { version: Number(version), value: String(value) }
    },
    async write(key, value, { version, expiresIn, due, listed }) {
      const lifetime = expiresIn === undefined ? null : Math.max(1, Math.round(expiresIn))
      const places = listed?.map(({ scope, list: name, place }) => [`${scope}\n${name}`, `${place}\n${key}`])
      const wholePlaces = places && JSON.stringify(places)
      const listPrefix = `${prefix}list:`
      const parameters = [
        version,
        value,
        lifetime,
        due?.at,
        due?.scope,
        key,
        dueKey(''),
        wholePlaces,
        listPrefix,
      ]
      const texts = parameters.map((part) => (part === null || part === undefined ? '' : String(part)))
      return Number(await write(client, [documentKey(key)], ...texts)) === 1
    },
    async remove(key) {
      await remove(client, [documentKey(key)], key, dueKey(''), `${prefix}list:`)
    },
    async listDue(scope, before, limit, after) {
      const parameters = [
        String(before),
        String(limit),
        documentKey(''),
        after === undefined ? '-inf' : `(${after}`,
      ]
      return ((await listDue(client, [dueKey(scope)], ...parameters)) as unknown[]).map(String)
    },
    async list(scope, name, { limit, below, from = '' }) {
      const range = [below === undefined ? '+' : `(${below}`, `[${from}`, String(limit), documentKey('')]
      const members = (await list(client, [listKey(scope, name)], ...range)) as unknown[]
      return members.map((member) => {
        const [place = '', ...key] = String(member).split('\n')
        return { place, key: key.join('\n') }
      })
    },
    async count(key, windowMilliseconds) {
      return Number(await count(client, [`${prefix}count:${key}`], String(windowMilliseconds)))
    },
    async publish(topic, message) {
      await client.sendCommand(['PUBLISH', topicPrefix + topic, message])
    },
    subscribe: subscriptions.subscribe,
    close: subscriptions.close,
  }
}

/** The client reconnects by itself; a notification that is lost meanwhile is made up for by the next read. */
async function openSubscriber(
  client: RedisClient,
  prefix: string,
  receive: (topic: string, message: string) => void,
): Promise<SubscriberConnection> {
  const duplicate = client.duplicate()
  outliveErrors(duplicate)
  await duplicate.connect()
  const listen = (message: string, channel: string): void => receive(channel.slice(prefix.length), message)
  return {
    subscribe: (topic) => duplicate.subscribe(prefix + topic, listen),
    unsubscribe: (topic) => duplicate.unsubscribe(prefix + topic),
    ping: () => duplicate.sendCommand(['PING']),
    close: () => duplicate.destroy(),
  }
}

/** Throws for what has methods of the same names and other parameters: it would fail at the first payment. */
function requireSingleClient(client: Partial<RedisClient> | null | undefined): void {
  const missing = (['sendCommand', 'duplicate', 'select'] as const).find(
    (name) => typeof client?.[name] !== 'function',
  )
  const lack = missing ? `${missing}()` : typeof client?.isReady === 'boolean' ? null : 'isReady'
  if (lack === null) return
  throw new PaymentError(
    'configuration_error',
    `redisStore got a client without ${lack}, so nothing could be kept: ioredis, a cluster, a pool and a sentinel take other ` +
      'commands. Pass `await createClient({ url }).connect()` of @redis/client.',
  )
}
