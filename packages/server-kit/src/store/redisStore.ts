/**
 * Orders and payments in Redis, for several instances.
 *
 * @example
 * const client = await createClient({ url }).connect()
 * createPaymentHandler({ store: redisStore(client), … })
 *
 * @module
 */
import type { PaymentStore } from './PaymentStore.ts'

/** What is used of a client of `@redis/client` (or `redis`), connected. */
export interface RedisClient {
  sendCommand(command: string[]): Promise<unknown>
  duplicate(): RedisSubscriber
}

export interface RedisSubscriber {
  connect(): Promise<unknown>
  subscribe(channel: string, listener: (message: string) => void): Promise<unknown>
  unsubscribe(channel: string): Promise<unknown>
  on(event: 'error', listener: (error: Error) => void): unknown
  destroy(): void
}

export interface RedisStoreOptions {
  /** Put before every key. Its braces keep all keys in one slot of a cluster. @default '{powens-pay}:' */
  prefix?: string | undefined
}

// Everything that depends on what was read happens in one script, so that no other client comes between.
const write = `
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
return 1`

const remove = `
local due = redis.call('HGET', KEYS[1], 'due')
if due then redis.call('ZREM', ARGV[2] .. due, ARGV[1]) end
return redis.call('DEL', KEYS[1])`

const count = `
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return count`

// A document that has expired is not due.
const listDue = `
local due = {}
for _, member in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[2] * 2)) do
  if redis.call('EXISTS', ARGV[3] .. member) == 0 then redis.call('ZREM', KEYS[1], member)
  elseif #due < tonumber(ARGV[2]) then due[#due + 1] = member end
end
return due`

/**
 * Guarantees: shared by every instance on the same server; as durable as the server's persistence makes it (turn on
 * `appendonly`, and `noeviction` as its memory policy: an evicted order is a forgotten payment).
 */
export function redisStore(
  client: RedisClient,
  { prefix = '{powens-pay}:' }: RedisStoreOptions = {},
): PaymentStore {
  // One list a scope. Its name depends on what is stored, and the prefix keeps it in the same slot of a cluster.
  const dueKey = (scope: string): string => `${prefix}due:${scope}`
  const documentKey = (key: string): string => `${prefix}doc:${key}`
  const run = (script: string, keys: string[], ...rest: string[]): Promise<unknown> =>
    client.sendCommand(['EVAL', script, String(keys.length), ...keys, ...rest])
  let subscriber: Promise<RedisSubscriber> | undefined

  async function openSubscriber(): Promise<RedisSubscriber> {
    const duplicate = client.duplicate()
    // The client reconnects by itself; a notification that is lost meanwhile is made up for by the next read.
    duplicate.on('error', () => undefined)
    await duplicate.connect()
    return duplicate
  }

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
    async write(key, value, { version, expiresIn, due }) {
      const lifetime = expiresIn === undefined ? null : Math.max(1, Math.round(expiresIn))
      const parameters = [version, value, lifetime, due?.at, due?.scope, key, dueKey('')]
      const texts = parameters.map((part) => (part === null || part === undefined ? '' : String(part)))
      return Number(await run(write, [documentKey(key)], ...texts)) === 1
    },
    async remove(key) {
      await run(remove, [documentKey(key)], key, dueKey(''))
    },
    async listDue(scope, before, limit) {
      const parameters = [String(before), String(limit), documentKey('')]
      return ((await run(listDue, [dueKey(scope)], ...parameters)) as unknown[]).map(String)
    },
    async count(key, windowMilliseconds) {
      return Number(await run(count, [`${prefix}count:${key}`], String(windowMilliseconds)))
    },
    async publish(topic, message) {
      await client.sendCommand(['PUBLISH', prefix + topic, message])
    },
    async subscribe(topic, listener) {
      subscriber ??= openSubscriber()
      const connection = await subscriber
      await connection.subscribe(prefix + topic, listener)
      return async () => {
        subscriber = undefined
        await connection.unsubscribe(prefix + topic)
        connection.destroy()
      }
    },
  }
}
