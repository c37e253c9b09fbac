import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChaosDatabase } from './chaosDatabases.ts'
import { startChaosSite, stopGrace, type MerchantMood } from './chaosSite.ts'

/** `CHAOS_SEED=7` plays one run again. */
const seed = Number(process.env['CHAOS_SEED'] ?? 20_261_125)

/** The same numbers for the same seed. (mulberry32) */
function createRandom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Fault {
  name: string
  /** Breaks something; the returned function mends it. */
  start: () => Promise<() => Promise<void>>
}

/** Two brokers over one database, and whatever can go wrong with each of them, in an order of the seed's. */
export function describeChaos(
  startDatabase: () => Promise<ChaosDatabase>,
  outageNames: readonly string[],
): void {
  const random = createRandom(seed)
  const below = (limit: number): number => Math.floor(random() * limit)

  let database: ChaosDatabase
  let chaos: Awaited<ReturnType<typeof startChaosSite>>
  beforeAll(async () => {
    database = await startDatabase()
    chaos = await startChaosSite(database)
  }, 120_000)
  afterAll(async () => {
    await chaos.close()
    await database.close()
  })

  const bothAre = (ready: boolean) =>
    expect
      .poll(() => Promise.all([chaos.isReady(0), chaos.isReady(1)]), { timeout: 30_000 })
      .toEqual([ready, ready])

  /** Stops a broker, which ends by itself and within its grace. By its own clock: a busy machine is slow to tell us. */
  async function stopBroker(index: number): Promise<void> {
    const broker = chaos.brokers[index]
    broker?.child.kill('SIGTERM')
    expect(await broker?.ended, broker?.output()).toBe(0)
    const [began = 0, ended = Infinity] = ['broker.stopping', 'broker.stopped'].map((event) => {
      const time = new RegExp(`"time":"([^"]+)"[^\\n]*"${event}"`).exec(broker?.output() ?? '')?.[1]
      return Date.parse(time ?? '')
    })
    // Timers of a busy machine are late.
    expect(ended - began, broker?.output()).toBeLessThan(stopGrace + 1_500)
  }

  const mood = (name: MerchantMood): Fault => ({
    name: `the merchant ${name}`,
    async start() {
      chaos.site.mood = name
      return async () => void (chaos.site.mood = 'answers')
    },
  })

  /** A store that keeps nothing: no broker may say that it is ready. */
  const outage = (name: string, start: () => Promise<unknown>, end: () => Promise<unknown>): Fault => ({
    name,
    async start() {
      await start()
      await bothAre(false)
      return async () => void (await end())
    },
  })

  const faults: Fault[] = [
    mood('hangs'),
    mood('redirects'),
    mood('refuses'),
    mood('throws'),
    mood('breaks off'),
    outage(
      'the network to the database drops everything',
      async () => chaos.network.freeze({ all: true }),
      async () => {
        chaos.network.thaw()
        chaos.network.cut()
      },
    ),
    {
      name: 'the connections to the database stay open and silent',
      async start() {
        chaos.network.freeze()
        return async () => undefined
      },
    },
    {
      name: 'the connections to the database end',
      async start() {
        chaos.network.cut()
        return async () => undefined
      },
    },
    {
      name: 'the database crashes and starts again',
      async start() {
        await database.restart()
        return async () => undefined
      },
    },
    {
      name: 'a broker is killed',
      async start() {
        const index = below(2)
        chaos.brokers[index]?.child.kill('SIGKILL')
        return () => chaos.startBroker(index)
      },
    },
    {
      name: 'a broker is stopped',
      async start() {
        const index = below(2)
        const stopped = stopBroker(index)
        return async () => {
          await stopped
          await chaos.startBroker(index)
        }
      },
    },
    {
      name: 'a broker is stopped while the network to the database drops everything',
      async start() {
        const index = below(2)
        chaos.network.freeze({ all: true })
        await bothAre(false)
        await stopBroker(index)
        return async () => {
          chaos.network.thaw()
          chaos.network.cut()
          await chaos.startBroker(index)
        }
      },
    },
  ]

  /** Every fault at least twice, in an order of the seed's. */
  const outages = outageNames.map((name) =>
    outage(
      `the database ${name}`,
      async () => database.outages[name]?.start(),
      async () => database.outages[name]?.end(),
    ),
  )
  const plan = [...faults, ...outages, ...faults, ...outages]
    .map((fault) => ({ fault, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ fault }) => fault)

  test(`behavior: whatever fails, each order is paid once and every change arrives (seed ${seed})`, async () => {
    for (const [index, { name, start }] of plan.entries()) {
      const orderId = `C${index}`
      // Half of the orders begin before the fault, half after it.
      const early = random() < 0.5 ? chaos.pay(orderId) : null
      const mend = await start()
      const paying = early ?? chaos.pay(orderId)
      await new Promise((resolve) => setTimeout(resolve, below(300)))
      await mend()
      const links = await paying
      expect(new Set(links).size, `${name}: one payable link`).toBe(1)
      const hasArrived = (): boolean =>
        chaos.received.some((change) => change.orderId === orderId && change.state === 'done')
      await expect
        .poll(
          async () => {
            await chaos.sandbox.webhooks.retry()
            return hasArrived()
          },
          { timeout: 60_000, interval: 200, message: `${name}: the change of ${orderId} arrives` },
        )
        .toBe(true)
      await bothAre(true)
    }

    for (const [index, { name }] of plan.entries()) {
      const of = chaos.received.filter(({ orderId }) => orderId === `C${index}`)
      const firsts = of.filter(
        ({ changeId }, place) => of.findIndex((other) => other.changeId === changeId) === place,
      )
      const sequences = firsts.map(({ sequence }) => sequence)
      expect(sequences, `${name}: in order, and each change once`).toEqual(
        [...new Set(sequences)].toSorted((a, b) => a - b),
      )
      for (const { bucket, state } of of) expect(bucket === 'paid', name).toBe(state === 'done')
      const paid = chaos.sandbox.payments
        .list()
        .filter(
          (payment) => JSON.stringify(payment).includes(`"done - C${index}"`) && payment['state'] === 'done',
        )
      expect(paid, `${name}: paid once`).toHaveLength(1)
    }
  }, 480_000)
}
