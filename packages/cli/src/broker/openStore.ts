import { memoryStore, type PaymentStore } from '@powens-pay/server-kit'

/** The store that `STORE` names. Throws what the database says when it cannot be opened. */
export async function openStore(address: string, now: () => number): Promise<PaymentStore> {
  if (address === 'memory:') return memoryStore({ singleInstance: true, now })
  if (address.startsWith('sqlite:')) {
    // Loaded only when chosen: Node before 22.13 has no node:sqlite.
    const { sqliteStore } = await import('@powens-pay/server-kit/sqlite')
    return sqliteStore(address.slice('sqlite:'.length), { now })
  }
  const [{ createClient }, { redisStore }] = await Promise.all([
    import('@redis/client'),
    import('@powens-pay/server-kit/redis'),
  ])
  const client = createClient({ url: address })
  // Without a listener an interruption would end the process; the client reconnects by itself.
  client.on('error', () => undefined)
  await client.connect()
  const store = redisStore(client)
  return {
    ...store,
    async close() {
      await store.close?.()
      await client.close()
    },
  }
}
