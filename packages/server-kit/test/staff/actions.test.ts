import type { PaymentChange } from '../../src/ledger/PaymentChange.ts'
import { reconcilePayments } from '../../src/ledger/reconcilePayments.ts'
import { expect, test } from 'vitest'
import { openStaff } from './openStaff.ts'

/** The events of a timeline, with who and what. */
const tell = (timeline: { event: string; by?: string | undefined; state?: string | undefined }[]) =>
  timeline.map(({ event, by, state }) => [event, by, state].filter(Boolean).join(' '))

test('timeline: each look, each delivery and who did what, in order', async () => {
  const { buy, browser, sandbox, show } = openStaff()
  const { payment, redirectUrl } = await buy('a')
  await browser().follow(redirectUrl ?? '')
  await sandbox.clock.advance(60_000)
  await sandbox.faults.setState(payment.id, 'validating')
  await sandbox.clock.advance(60_000)
  await sandbox.faults.setState(payment.id, 'done')
  const { timeline } = await show(payment.id)
  expect(tell(timeline)).toEqual([
    'created payer',
    'observed created',
    'opened payer',
    'observed validating',
    'delivered',
    'observed done',
    'delivered',
  ])
  expect(timeline[3]).toMatchObject({ source: 'pushed', at: expect.stringMatching(/Z$/) })
  const times = timeline.map(({ at }) => at)
  expect(times).toEqual(times.toSorted())
})

test('timeline: a payer who cancels, an order that was edited, and money that was repeated', async () => {
  const { buy, browser, sandbox, show, orders } = openStaff()
  const payer = browser()
  orders.set('a', { customer: 'ada', instructions: [] })
  const { payment } = await buy('b')
  await buy('b', '12.00')
  const replaced = tell((await show(payment.id)).timeline)
  expect(replaced).toContain('cancel_requested shop')
  expect(replaced).toContain('delivered')

  orders.set('c', { customer: 'ada', instructions: orders.get('b')?.instructions ?? [] })
  const created = await payer.create('c')
  await payer.follow(created.redirectUrl ?? '')
  const cancelled = await payer.post(
    `/payments/${created.payment.id}/cancel`,
    {},
    {
      'powens-payment-key': created.paymentKey,
    },
  )
  expect(cancelled.status).toBe(200)
  expect(tell((await show(created.payment.id)).timeline)).toContain('cancel_requested payer')
  await sandbox.webhooks.flush()
})

test('timeline: it stays small however often a payment is looked at', async () => {
  const { buy, browser, show, stored, sandbox } = openStaff()
  const { payment, redirectUrl } = await buy('a')
  for (let times = 0; times < 200; times++) {
    await sandbox.clock.advance(5 * 60_000)
    await browser().follow(redirectUrl ?? '')
    if (times % 20 === 0) await sandbox.faults.setState(payment.id, times % 40 ? 'validating' : 'created')
  }
  const { timeline } = await show(payment.id)
  expect(timeline.length).toBeLessThanOrEqual(51)
  expect((await stored('order:a'))?.value.length).toBeLessThan(20_000)
})

test('resolve: who says it is whom authorize named; it is a change, and the queue is empty', async () => {
  const { buy, post, show, search, changes } = openStaff()
  const { payment } = await buy('a', '9.50', 'accepted')
  const before = await show(payment.id)
  expect(before).toMatchObject({ question: 'accepted', resolvable: true })
  const { revision } = before.payment
  const response = await post(`/payments/${payment.id}/resolve`, {
    received: true,
    note: 'statement',
    revision,
  })
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({
    question: null,
    resolvable: true,
    payment: { resolved: 'received', outcome: { source: 'resolved' } },
    order: { aggregate: 'paid' },
  })
  expect((await show(payment.id)).timeline).toContainEqual(
    expect.objectContaining({ event: 'resolved', by: 'Grace (act)', received: true, note: 'statement' }),
  )
  expect(changes.at(-1)).toMatchObject({ aggregate: 'paid', payment: { resolved: 'received' } })
  expect((await search({ needs: 'review' })).payments).toEqual([])
})

test('resolve: a payment that changed since it was looked at is refused and stays as it is', async () => {
  const { buy, post, show, sandbox } = openStaff()
  const { payment } = await buy('a', '9.50', 'accepted')
  const { revision } = (await show(payment.id)).payment
  await sandbox.faults.setState(payment.id, 'rejected')
  const body = { received: true, note: 'statement', revision }
  const response = await post(`/payments/${payment.id}/resolve`, body)
  expect(response.status).toBeGreaterThanOrEqual(400)
  expect((await show(payment.id)).payment.resolved).toBeNull()
})

test.each([
  [{ received: true, note: 'x' }, 'revision'],
  [{ received: 'yes', note: 'x', revision: 1 }, 'received'],
  [{ received: true, note: ' ', revision: 1 }, 'note'],
  [{ received: true, note: 'x', revision: 1, by: 'Eve' }, 'by'],
])('resolve: behavior: %o is refused with a sentence', async (body, word) => {
  const { buy, post, show } = openStaff()
  const { payment } = await buy('a', '9.50', 'accepted')
  const response = await post(`/payments/${payment.id}/resolve`, body)
  expect(response.status).toBe(400)
  expect(await response.text()).toContain(word)
  expect((await show(payment.id)).timeline.some(({ event }) => event === 'resolved')).toBe(false)
})

test('redeliver: a parked change waits in the queue until it is offered again, by name', async () => {
  let isBroken = true
  const accepted: string[] = []
  const { buy, post, show, search, sandbox, handler } = openStaff({
    handler: {
      onPaymentUpdated({ changeId }: PaymentChange) {
        if (isBroken) throw new Error('The database is away.')
        accepted.push(changeId)
      },
    },
  })
  const { payment } = await buy('a', '9.50', 'done')
  for (let time = 0; time < 10; time++) {
    await sandbox.clock.advance(6 * 60_000)
    await reconcilePayments(handler)
  }
  const [parked] = (await search({ needs: 'redelivery' })).payments
  expect(parked).toMatchObject({ payment: { id: payment.id }, parkedChanges: 1 })
  const { waiting } = await show(payment.id)
  expect(waiting).toMatchObject([{ isParked: true, failures: 8, paymentId: payment.id }])
  isBroken = false
  const response = await post(`/payments/${payment.id}/redeliver`, {})
  expect([response.status, accepted]).toEqual([200, [waiting[0]?.changeId]])
  const { timeline, parkedChanges } = await show(payment.id)
  expect(parkedChanges).toBe(0)
  expect(tell(timeline).slice(-3)).toEqual(['parked', 'redelivered Grace (act)', 'delivered'])
  expect(timeline).toContainEqual(expect.objectContaining({ event: 'delivery_failed', times: 7 }))
  expect((await search({ needs: 'redelivery' })).payments).toEqual([])
})

test('withdraw: the order is closed, and the record names who did it', async () => {
  const { buy, post, show, sandbox } = openStaff()
  const { payment } = await buy('a')
  const response = await post(`/payments/${payment.id}/withdraw`, {})
  expect(await response.json()).toMatchObject({ payment: { state: 'rejected', unwanted: 'withdrawn' } })
  expect(tell((await show(payment.id)).timeline)).toContain('withdrawn Grace (act)')
  expect(sandbox.payments.get(payment.id)).toMatchObject({ state: 'rejected' })
})

test('figures: how far payments came, per bank, and why some failed', async () => {
  const { buy, post, browser, sandbox } = openStaff()
  await buy('a')
  await buy('b', '9.50', 'rejected')
  const { payment, redirectUrl } = await buy('c')
  await browser().follow(redirectUrl ?? '')
  await sandbox.clock.advance(30_000)
  await sandbox.faults.setState(payment.id, 'pending')
  await sandbox.clock.advance(90_000)
  await sandbox.faults.setState(payment.id, 'done')
  const figures = (await (await post('/figures', {}, { role: 'read' })).json()) as object
  expect(figures).toMatchObject({
    isWhole: true,
    steps: { created: 3, opened: 1, begun: 1, approved: 1, paid: 1 },
    durations: { approval: { median: 30, ninetieth: 30 }, final: { median: 90 } },
    failures: [{ count: 1 }],
  })
})
