import type { SubscriberConnection } from './createSubscriptions.ts'

/** What is used of a client of `pg` that is not connected yet. */
export interface PostgresListener {
  connect(): Promise<unknown>
  query(text: string): Promise<unknown>
  on(event: 'notification', listener: (notification: { payload?: string | undefined }) => void): unknown
  on(event: 'error' | 'end', listener: () => void): unknown
  end(): Promise<unknown>
}

/** Listens on one channel, whose notifications name their topic. */
export async function openListener(
  client: PostgresListener,
  channel: string,
  receive: (topic: string, message: string) => void,
  lose: () => void,
): Promise<SubscriberConnection> {
  // Without a listener an interruption would end the process.
  client.on('error', lose)
  client.on('end', lose)
  client.on('notification', ({ payload }) => {
    const [topic, message] = readPayload(payload)
    if (topic !== undefined && message !== undefined) receive(topic, message)
  })
  await client.connect()
  await client.query(`LISTEN ${channel}`)
  return {
    // The one channel brings every topic.
    subscribe: () => Promise.resolve(),
    unsubscribe: () => Promise.resolve(),
    ping: () => client.query('SELECT 1'),
    close: () => void client.end().catch(() => undefined),
  }
}

/** Anyone on the same database may notify; what is not ours is passed over. */
function readPayload(payload = ''): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(payload)
    return Array.isArray(parsed) && parsed.every((part) => typeof part === 'string') ? parsed : []
  } catch {
    return []
  }
}
