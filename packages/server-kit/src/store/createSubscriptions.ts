import { withinTime } from '../internal/timers.ts'

type Listener = (message: string) => void

/** A connection of a store that receives notifications. */
export interface SubscriberConnection {
  subscribe(topic: string): Promise<unknown>
  unsubscribe(topic: string): Promise<unknown>
  /** Resolves when the database answers. */
  ping(): Promise<unknown>
  close(): unknown
}

export interface SubscriptionsOptions {
  /** Opens a connection that calls `receive` for each message, and `lose` once if it ends. */
  open(receive: (topic: string, message: string) => void, lose: () => void): Promise<SubscriberConnection>
  /** Milliseconds between two pings. @default 15000 */
  pingEvery?: number | undefined
}

export interface Subscriptions {
  subscribe(topic: string, listener: Listener): Promise<() => Promise<void>>
  close(): Promise<void>
}

/** Milliseconds without an answer after which a connection counts as lost. */
const patience = 5_000
const pauseBeforeReopening = 1_000

/**
 * The subscriptions of one store over one connection, which is opened for the first and closed after the last. A
 * connection that ends, or stays open and silent, is replaced; what was sent meanwhile is lost.
 */
export function createSubscriptions({ open, pingEvery = 15_000 }: SubscriptionsOptions): Subscriptions {
  const topics = new Map<string, Set<Listener>>()
  let connection: Promise<SubscriberConnection> | undefined
  let pinging: ReturnType<typeof setInterval> | undefined
  let reopening: ReturnType<typeof setTimeout> | undefined

  function start(): Promise<SubscriberConnection> {
    const started: Promise<SubscriberConnection> = openAndSubscribe(() => replace(started))
    connection = started
    clearInterval(pinging)
    pinging = setInterval(() => void ping(started), pingEvery)
    unref(pinging)
    return started
  }

  async function openAndSubscribe(lose: () => void): Promise<SubscriberConnection> {
    const receive = (topic: string, message: string): void =>
      topics.get(topic)?.forEach((listener) => listener(message))
    const opened = await open(receive, lose)
    try {
      for (const topic of topics.keys()) await opened.subscribe(topic)
      return opened
    } catch (error) {
      opened.close()
      throw error
    }
  }

  async function ping(current: Promise<SubscriberConnection>): Promise<void> {
    const answered = current.then((opened) => opened.ping()).then(() => true)
    if (!(await withinTime(answered, patience).catch(() => false))) replace(current)
  }

  function replace(lost: Promise<SubscriberConnection>): void {
    if (connection !== lost) return
    stop()
    if (topics.size === 0) return
    start().catch(() => {
      const failed = connection
      reopening = setTimeout(() => failed && replace(failed), pauseBeforeReopening)
      unref(reopening)
    })
  }

  /** Whoever uses the connection next opens another one. */
  function stop(): void {
    clearInterval(pinging)
    clearTimeout(reopening)
    connection?.then((opened) => opened.close()).catch(() => undefined)
    connection = undefined
  }

  async function unsubscribe(topic: string, listener: Listener): Promise<void> {
    const listeners = topics.get(topic)
    if (!listeners?.delete(listener) || listeners.size > 0) return
    topics.delete(topic)
    if (topics.size === 0) return stop()
    await connection?.then((opened) => opened.unsubscribe(topic)).catch(() => undefined)
  }

  return {
    async subscribe(topic, given) {
      // A function of its own each time: the same one may be subscribed twice, and ended once.
      const listener: Listener = (message) => given(message)
      const listeners = topics.get(topic) ?? new Set()
      const isFirst = listeners.size === 0
      topics.set(topic, listeners.add(listener))
      try {
        if (!connection) await start()
        else if (isFirst) await (await connection).subscribe(topic)
        else await connection
      } catch (error) {
        const failed = connection
        await unsubscribe(topic, listener)
        if (failed && topics.size > 0) replace(failed)
        throw error
      }
      return () => unsubscribe(topic, listener)
    },
    async close() {
      topics.clear()
      stop()
    },
  }
}

/** A process that has nothing else to do may end. */
function unref(timer: ReturnType<typeof setTimeout>): void {
  if (typeof timer === 'object') timer.unref()
}
