import { setTimeout as sleep } from 'node:timers/promises'
import type { PaymentStore } from '@powens-pay/server-kit'
import { UsageError } from '../program/UsageError.ts'

/** In milliseconds; long enough for a Redis that is started together with the broker. */
const usualPatience = 10_000

/** A store on a Redis server; ends its connection when it is closed. Throws `UsageError` when there is no such server. */
export async function openRedis(address: string, patience = usualPatience): Promise<PaymentStore> {
  const [{ createClient }, { redisStore }] = await Promise.all([
    import('@redis/client'),
    import('@powens-pay/server-kit/redis'),
  ])
  const client = createClient({ url: address })
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
  const store = redisStore(client)
  return {
    ...store,
    async close() {
      await store.close?.()
      await client.close()
    },
  }
}

/** `ECONNREFUSED`, or the word Redis begins its refusals with: `WRONGPASS`. */
function nameOf(error: unknown): string {
  const { code, message = '' } = (error ?? {}) as Partial<NodeJS.ErrnoException>
  return code ?? /^[A-Z]{3,}/.exec(message)?.[0] ?? 'no answer'
}
