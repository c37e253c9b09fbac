import { createSandbox } from '@powens-pay/sandbox'
import { expect, test } from 'vitest'
import { createScopedToken } from '../../src/index.ts'
import { createKeyRing } from '../../src/keys/createKeyRing.ts'
import { verifyPaymentKey } from '../../src/keys/paymentKey.ts'
import { createLedger } from '../../src/ledger/createLedger.ts'
import { noVisit } from '../../src/ledger/LedgerContext.ts'
import type { PaymentChange } from '../../src/ledger/PaymentChange.ts'
import { createPowens } from '../../src/powens/createPowens.ts'
import { openTestStore } from '../stores/openTestStore.ts'
import { scopeStore } from '../../src/store/scopeStore.ts'
import type { PaymentEvent } from '../../src/telemetry/events.ts'
import { instruct, secret } from '../createShop.ts'
import { readChangeId } from '../readChangeId.ts'

/** A ledger over a real sandbox: no request, no route, no browser. */
function openLedger(parameters: { onPaymentUpdated?: (change: PaymentChange) => unknown } = {}) {
  const changes: PaymentChange[] = []
  const events: PaymentEvent[] = []
  const errors: unknown[] = []
  const sandbox = createSandbox()
  const powens = createPowens({
    domain: sandbox.domain,
    clientId: sandbox.clientId,
    clientSecret: sandbox.clientSecret,
    fetch: (request) => sandbox.fetch(request),
    now: () => sandbox.clock.now(),
    wait: () => Promise.resolve(),
  })
  const ring = createKeyRing([secret])
  const store = scopeStore(openTestStore({ now: () => sandbox.clock.now() }), sandbox.domain)
  const ledger = createLedger({
    powens,
    ring,
    scope: sandbox.domain,
    store,
    redirectUri: 'https://shop.example/api/powens/callback',
    retention: 1_000_000_000,
    deliveryTimeout: 1_000,
    tracer: null,
    onPaymentUpdated: (change) => changes.push(change),
    emit: (event) => events.push(event),
    onError: (error) => errors.push(error),
    ...parameters,
  })
  const obtain = (amount = '9.50') => {
    const prepared = { orderId: '42', request: { instructions: [instruct(amount)] } }
    return ledger.obtain({ prepared, prepareAgain: async () => prepared, browserSecret: 'browser' }, noVisit)
  }
  return { sandbox, powens, ring, store, ledger, changes, events, errors, obtain }
}

test('obtain: a payment, and the same again for the same order', async () => {
  const { ledger, events, obtain } = openLedger()
  const first = await obtain()
  const again = await obtain()
  expect(first).toMatchObject({ isPayable: true, attempt: { stage: 'live', isMismatch: false } })
  expect(again.attempt).toEqual(first.attempt)
  expect(await ledger.find('42')).toEqual(again.order)
  expect(await ledger.findByPayment(first.attempt.paymentId)).toEqual({
    order: again.order,
    attempt: again.attempt,
  })
  expect(events.map(({ type }) => type)).toEqual(['payment.created', 'payment.reused'])
})

test('obtain: an edited order cancels the payment and has another', async () => {
  const { sandbox, obtain } = openLedger()
  const first = await obtain('9.50')
  const second = await obtain('12.00')
  expect(sandbox.payments.get(first.attempt.paymentId)).toMatchObject({ state: 'rejected' })
  expect(second.order.attempts.map(({ stage }) => stage)).toEqual(['live', 'live'])
  expect(second.attempt.paymentId).not.toBe(first.attempt.paymentId)
})

test('obtain: a refusal of Powens leaves an attempt that is refused and has no payment', async () => {
  const { sandbox, ledger, obtain } = openLedger()
  sandbox.faults.failNext('POST /payments', { status: 400 })
  await expect(obtain()).rejects.toMatchObject({ upstreamStatus: 400 })
  const order = await ledger.find('42')
  expect(order?.attempts).toEqual([expect.objectContaining({ stage: 'refused' })])
  expect(order?.attempts[0]).not.toHaveProperty('leaseUntil')
  expect(order?.attempts[0]).not.toHaveProperty('paymentId')
})

test('obtain: an answer that is lost is searched for', async () => {
  const { sandbox, events, obtain } = openLedger()
  sandbox.faults.dropNext('POST /payments', { when: 'answered' })
  const { attempt } = await obtain()
  expect(attempt).not.toHaveProperty('leaseUntil')
  expect(sandbox.payments.list()).toHaveLength(1)
  expect(events.map(({ type }) => type)).toContain('payment.adopted')
})

test('observe: news is written with the observation and delivered', async () => {
  const { ledger, changes, obtain } = openLedger()
  const known = await obtain()
  const { paymentId, key } = known.attempt
  const payment = { id: paymentId, state: 'done', client_state: key, instructions: [] } as never
  const observation = { payment, observedAt: Number.MAX_SAFE_INTEGER, source: 'pushed' } as const
  const seen = await ledger.observe(known, { ...observation, deliveryId: 'a' }, noVisit)
  expect(seen?.attempt).toMatchObject({ deliveries: ['a'] })
  const [change] = changes
  expect(change).toMatchObject({ outcome: { status: 'succeeded' }, isLatest: true, aggregate: 'paid' })
  expect(readChangeId(change?.changeId ?? '')).toEqual({ paymentId, sequence: change?.sequence })
  expect(seen?.attempt.revision).toBeGreaterThan(known.attempt.revision)
  await ledger.observe(known, { ...observation, deliveryId: 'a' }, noVisit)
  expect(changes).toHaveLength(1)
  expect((await ledger.find('42'))?.outbox).toEqual([])
})

test('observe: an attempt that is not there changes nothing', async () => {
  const { ledger, obtain } = openLedger()
  const known = await obtain()
  const before = await ledger.find('42')
  const stranger = { ...known, attempt: { ...known.attempt, id: 'another' } }
  const payment = { id: 1, state: 'done' } as never
  expect(await ledger.observe(stranger, { payment, observedAt: 0, source: 'pushed' }, noVisit)).toBeNull()
  expect(await ledger.find('42')).toEqual(before)
})

test('adopt: a payment whose order the store lost is known by its key', async () => {
  const { ledger, ring, store, powens, sandbox, obtain } = openLedger()
  const { attempt } = await obtain()
  await store.remove('order:42')
  await store.remove(`payment:${attempt.paymentId}`)
  expect(await ledger.findByPayment(attempt.paymentId)).toBeNull()

  const key = await verifyPaymentKey(ring, attempt.key, powens.now())
  const payment = sandbox.payments.get(attempt.paymentId) as never
  const adopted =
    key && (await ledger.adopt(key, { payment, observedAt: powens.now(), source: 'confirmed' }, noVisit))
  expect(adopted?.attempt).toMatchObject({ id: attempt.id, stage: 'live', paymentId: attempt.paymentId })
  expect(await ledger.findByPayment(attempt.paymentId)).toEqual(adopted)
})

test('deliver: a change that failed stays, and is accepted later', async () => {
  let isDown = true
  const accepted: string[] = []
  const { ledger, errors, obtain, sandbox } = openLedger({
    onPaymentUpdated({ changeId }) {
      if (isDown) throw new Error('The shop is down.')
      accepted.push(changeId)
    },
  })
  const known = await obtain()
  await sandbox.faults.setState(known.attempt.paymentId, 'done')
  await sandbox.clock.advance(60_000)
  expect(await ledger.refresh(known, noVisit)).toBe(true)
  expect(errors).toHaveLength(1)
  isDown = false
  await sandbox.clock.advance(60_000)
  await ledger.deliver('42')
  expect(accepted.map((id) => readChangeId(id).paymentId)).toEqual([known.attempt.paymentId])
  await ledger.close()
})

test('sweep: a payment without news is read when it is due', async () => {
  const { ledger, sandbox, changes, obtain } = openLedger()
  const { attempt } = await obtain()
  await sandbox.faults.setState(attempt.paymentId, 'done')
  expect(await ledger.sweep()).toEqual({ looked: 0, failed: 0, hasMore: false })
  await sandbox.clock.advance(11 * 60_000)
  expect(await ledger.sweep()).toEqual({ looked: 1, failed: 0, hasMore: false })
  expect(changes.at(-1)?.outcome.status).toBe('succeeded')
})

test('cancel: at once while nobody is at the bank, and not once it is final', async () => {
  const { ledger, sandbox, obtain } = openLedger()
  const known = await obtain()
  const cancelled = await ledger.cancel(known, noVisit)
  expect(cancelled).toMatchObject({
    validateUri: null,
    attempt: { believed: { payment: { state: 'rejected' } } },
  })
  await expect(ledger.cancel(cancelled, noVisit)).rejects.toMatchObject({ code: 'not_cancellable' })
  expect(sandbox.payments.get(known.attempt.paymentId)).toMatchObject({ state: 'rejected' })
})

test('behavior: an attempt whose payment was seen stays live when its creation fails afterwards', async () => {
  const { ledger, sandbox, powens, ring, obtain } = openLedger()
  // A webhook shows the payment before the answer of its creation is lost for good.
  sandbox.faults.replaceNext('POST /payments', async (response) => {
    const payment = (await response.json()) as { client_state: string }
    const key = await verifyPaymentKey(ring, payment.client_state, powens.now())
    if (!key) throw new Error('The key is not one of ours.')
    await ledger.adopt(
      key,
      { payment: payment as never, observedAt: powens.now(), source: 'pushed' },
      noVisit,
    )
    return Response.json({ code: 'invalidValue' }, { status: 400 })
  })
  await expect(obtain()).rejects.toMatchObject({ upstreamStatus: 400 })
  expect((await ledger.find('42'))?.attempts).toEqual([expect.objectContaining({ stage: 'live' })])
  const { attempt, isPayable } = await obtain()
  expect(isPayable).toBe(true)
  expect(sandbox.payments.list()).toHaveLength(1)
  expect((await createScopedToken(powens, { paymentId: attempt.paymentId })).token).toBeTruthy()
})
