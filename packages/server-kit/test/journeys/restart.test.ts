import { paymentKeyHeader, type CreatedPayment } from '@powens-pay/core'
import type { SandboxOptions } from '@powens-pay/sandbox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instruct, type Order } from '../createShop.ts'
import { hasRedis, startRedis } from '../stores/startRedis.ts'
import { openRestartWorld, type RestartWorld } from './restartWorld.ts'
import { areInOrder } from '../readChangeId.ts'

const minute = 60_000
const day = 24 * 60 * minute
const standing = { execution_date_type: 'periodic', frequency: 'monthly', start_date: '2026-02-04' }
const deferred = { execution_date_type: 'deferred', execution_date: '2026-01-20' }
const openDay = { execution_date_type: 'first_open_day' }

/** A payer on the way; `reach` is where the process may end. */
interface Trip extends RestartWorld {
  created: CreatedPayment
  reach: (moment: string) => Promise<void>
}

type Behave = (trip: Trip, webview: string) => Promise<string | null>

/** To the bank, and back into the shop. */
const go =
  (behave: Behave): Journey['travel'] =>
  async (trip) => {
    const webview = await trip.ada.follow(trip.created.redirectUrl ?? '')
    await trip.reach('at the bank')
    const page = await trip.ada.comeBack(await behave(trip, webview))
    expect(page).toContain(`#powens-payment-${trip.created.payment.id}-${trip.created.paymentKey}`)
    await trip.reach('back in the shop')
  }

const approve = go(({ sandbox }, webview) => sandbox.payer.approve(webview))
const approveAt = (bank: string) => go(({ sandbox }, webview) => sandbox.payer.approve(webview, { bank }))

/** The button that cancels; gives where the bank wants that approved. */
async function cancel({ ada, created }: Trip): Promise<string | null> {
  const headers = { [paymentKeyHeader]: created.paymentKey }
  const response = await ada.post(`/payments/${created.payment.id}/cancel`, {}, headers)
  expect(response.status).toBe(200)
  return ((await response.json()) as { redirectUrl: string | null }).redirectUrl
}

interface Journey {
  instructions: Order['instructions']
  sandbox?: SandboxOptions
  /** How long the bank takes. */
  lasts?: number
  /** Where the process may end, besides where every journey has it end. */
  moments: readonly string[]
  travel: (trip: Trip) => Promise<void>
  status: string
  /** The answer to another click on the order's button. @default 409 */
  again?: number
}

const there = ['at the bank', 'back in the shop']

const journeys: Record<string, Journey> = {
  'one-time': { instructions: [instruct('9.50')], moments: there, travel: approve, status: 'succeeded' },
  deferred: {
    instructions: [instruct('9.50', 'pdng/done - order', deferred)],
    lasts: 60 * minute,
    moments: there,
    travel: approve,
    status: 'succeeded',
  },
  bulk: {
    instructions: [instruct('9.50'), instruct('3.10')],
    moments: there,
    travel: approve,
    status: 'succeeded',
  },
  recurring: {
    instructions: [instruct('9.50', 'pdng - order', standing)],
    moments: there,
    travel: approve,
    status: 'active',
  },
  'refused at the bank': {
    instructions: [instruct('9.50')],
    moments: there,
    travel: go(({ sandbox }, webview) => sandbox.payer.refuse(webview)),
    status: 'failed',
    again: 201,
  },
  'confirmed by coming back': {
    instructions: [instruct('9.50')],
    sandbox: { config: { 'payment.auto_confirmation': '0' } },
    moments: there,
    travel: approve,
    status: 'succeeded',
  },
  'expired before the bank': {
    instructions: [instruct('9.50')],
    lasts: 35 * day,
    moments: [],
    travel: async () => undefined,
    status: 'failed',
    again: 201,
  },
  'expired while pending': {
    instructions: [instruct('9.50', 'pdng/done - order', openDay)],
    sandbox: { phases: { other: 90 * day } },
    lasts: 35 * day,
    moments: there,
    travel: approve,
    status: 'unknown',
  },
  'cancelled in the webview': {
    instructions: [instruct('9.50')],
    moments: there,
    travel: go(({ sandbox }, webview) => sandbox.payer.cancel(webview)),
    status: 'failed',
    again: 201,
  },
  'cancelled in the shop before the bank': {
    instructions: [instruct('9.50')],
    moments: ['cancelled'],
    async travel(trip) {
      expect(await cancel(trip)).toBeNull()
      await trip.reach('cancelled')
    },
    status: 'failed',
    again: 201,
  },
  'cancelled while pending, at once': {
    instructions: [instruct('9.50', 'pdng/pdng/done - order', openDay)],
    moments: [...there, 'pending', 'cancelled'],
    async travel(trip) {
      await approveAt('Crédit Lacustre')(trip)
      await trip.sandbox.clock.advance(1_000)
      await trip.reach('pending')
      expect(await cancel(trip)).toBeNull()
      await trip.reach('cancelled')
    },
    status: 'failed',
    again: 201,
  },
  'cancelled while pending, approved at the bank': {
    instructions: [instruct('9.50', 'pdng/pdng/done - order', openDay)],
    moments: [...there, 'pending', 'cancelling', 'cancelled'],
    async travel(trip) {
      await approveAt('Banque Horizon')(trip)
      await trip.sandbox.clock.advance(1_000)
      await trip.reach('pending')
      const approval = await cancel(trip)
      expect(approval).not.toBeNull()
      await trip.reach('cancelling')
      await trip.ada.comeBack(await trip.sandbox.payer.approve(approval ?? ''))
      await trip.reach('cancelled')
    },
    status: 'failed',
    again: 201,
  },
}

const trips = Object.entries(journeys).flatMap(([name, journey]) =>
  ['created', ...journey.moments, 'news not yet taken', 'every moment'].map((moment) => ({
    name,
    moment,
    ...journey,
  })),
)

describe.skipIf(!hasRedis)('the process is restarted between, over Redis', () => {
  let redis: Awaited<ReturnType<typeof startRedis>>
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis.stop())

  test.each(trips)('$name, $moment', async ({ moment, instructions, sandbox: options = {}, ...journey }) => {
    const world = await openRestartWorld(redis.connect, instructions, options)
    const { ada, sandbox, delivered, written } = world
    const reached: string[] = []
    const reach = async (now: string): Promise<void> => {
      reached.push(now)
      if (moment === now || moment === 'every moment') await world.restart()
    }

    const created = await ada.create()
    await reach('created')
    world.take(moment !== 'news not yet taken')
    await journey.travel({ ...world, created, reach })
    await sandbox.clock.advance(journey.lasts ?? 3 * minute)
    await sandbox.webhooks.flush()
    await reach('news not yet taken')
    world.take(true)
    await sandbox.clock.advance(2 * minute)
    await world.sweep()

    expect(reached).toEqual(['created', ...journey.moments, 'news not yet taken'])
    expect((await ada.read(created)).state).toBe(sandbox.payments.get(created.payment.id)?.['state'])
    expect(delivered.at(-1)?.split(' ')[1]).toBe(journey.status)
    const ids = delivered.map((line) => line.split(' ', 1)[0] ?? '')
    expect([ids, areInOrder(ids, created.payment.id)]).toEqual([ids, true])
    // Nothing that was written down was left out.
    expect(ids).toEqual([...written.keys()])
    expect(sandbox.payments.list()).toHaveLength(1)
    // The order is known as well: no second payment is offered for what was or may have been paid.
    const again = await ada.post('/payments', { input: { orderId: '42' } })
    expect(again.status).toBe(journey.again ?? 409)
  })
})
