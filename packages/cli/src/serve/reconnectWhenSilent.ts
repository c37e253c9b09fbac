import { setTimeout as sleep } from 'node:timers/promises'

interface Reconnecting {
  readonly isReady: boolean
  ping(): Promise<unknown>
  destroy(): void
  connect(): Promise<unknown>
}

const pingEvery = 2_000
const patience = 3_000

/**
 * Opens a client's connection again when it is open and nothing comes back: a network that drops packets says nothing
 * for many minutes, and every command waits. Returns a function that ends the pings.
 */
export function reconnectWhenSilent(client: Reconnecting): () => void {
  let isPinging = false
  async function ping(): Promise<void> {
    // A client that is not ready is reconnecting already.
    if (isPinging || !client.isReady) return
    isPinging = true
    const answered = client.ping().then(
      () => true,
      // An error is an answer, or the client has noticed by itself.
      () => true,
    )
    const isSilent = !(await Promise.race([answered, sleep(patience, false, { ref: false })]))
    isPinging = false
    if (!isSilent || isStopped) return
    client.destroy()
    // It goes on trying; its failures are `error` events.
    client.connect().catch(() => undefined)
  }
  let isStopped = false
  const timer = setInterval(() => void ping(), pingEvery)
  timer.unref()
  return () => {
    isStopped = true
    clearInterval(timer)
  }
}
