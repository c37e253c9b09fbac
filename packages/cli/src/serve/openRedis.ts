import { setTimeout as sleep } from 'node:timers/promises'
import type { PaymentStore } from '@powens-pay/server-kit'
import type { RedisStoreOptions } from '@powens-pay/server-kit/redis'
import { UsageError } from '../program/UsageError.ts'
import { reconnectWhenSilent } from './reconnectWhenSilent.ts'

export interface OpenRedisOptions extends RedisStoreOptions {
  /** In milliseconds; by default long enough for a Redis that is started together with the broker. */
  patience?: number | undefined
}

/** A connection without a single byte for so long is opened again; pings are more frequent. In milliseconds. */
const socketTimeout = 10_000

/** How long what was sent may take to arrive when the store is closed, in milliseconds. */
const closingTimeout = 500

/** A store on a Redis server; ends its connection when it is closed. Throws `UsageError` when there is no such server. */
export async function openRedis(
  address: string,
  { patience = 10_000, ...options }: OpenRedisOptions = {},
): Promise<PaymentStore> {
  const [{ createClient }, { redisStore }] = await Promise.all([
    import('@redis/client'),
    import('@powens-pay/server-kit/redis'),
  ])
  const client = createClient({ url: address, socket: { socketTimeout } })
  let last: unknown
  // Without a listener an interruption would end the process; the client reconnects by itself.
  client.on('error', (error: unknown) => {
    last = error
  })
  const connected = client.connect().then(
    () => true,
    (error: unknown) => {
      last = error
      return false
    },
  )
  if (!(await Promise.race([connected, sleep(patience, false, { ref: false })]))) {
    client.destroy()
    // The host alone: an address may hold a password.
    throw new UsageError(
      `STORE names the Redis at ${new URL(address).host}, which cannot be reached (${nameOf(last)}). Nothing could be ` +
        'remembered. Start it, or correct STORE.',
    )
  }
  const stopPinging = reconnectWhenSilent(client)
  const store = redisStore(client, options)
  return {
    ...store,
    async close() {
      stopPinging()
      await store.close?.()
      // The client would wait for a Redis that is gone; what it still has to send nobody waits for.
      const closed = client.close().then(() => true)
      if (!(await Promise.race([closed, sleep(closingTimeout, false)]))) client.destroy()
    },
  }
}

/** `ECONNREFUSED`, or the word Redis begins its refusals with: `WRONGPASS`. */
function nameOf(error: unknown): string {
  const { code, message = '' } = (error ?? {}) as Partial<NodeJS.ErrnoException>
  return code ?? /^[A-Z]{3,}/.exec(message)?.[0] ?? 'no answer'
}
