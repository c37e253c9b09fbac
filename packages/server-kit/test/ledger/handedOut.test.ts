import { expect, onTestFinished, test, vi } from 'vitest'
import { createPaymentHandler } from '../../src/http/createPaymentHandler.ts'
import { listUnpaidLines, reconcilePayments, resolvePayment, withdrawPayment } from '../../src/index.ts'
import type { PreparedPayment } from '../../src/ledger/PreparedPayment.ts'
import type { OrderRecord } from '../../src/ledger/order/OrderRecord.ts'
import { createPowens } from '../../src/powens/createPowens.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { createBrowser, createShop, instruct, secret, type Shop } from '../createShop.ts'
import { push } from './push.ts'

const day = 24 * 60 * 60 * 1000

const standing = {
  execution_date_type: 'periodic',
  frequency: 'monthly',
  start_date: '2026-06-01',
  end_date: '2026-12-01',
}

const edit = (shop: Shop, amount: string, changes: object = {}): void =>
  void shop.orders.set('42', { customer: 'ada', instructions: [instruct(amount)], ...changes })

const states = ({ sandbox }: Shop): unknown[] => sandbox.payments.list().map(({ state }) => state)

const isAtBank = (location: string): boolean => location.includes('payment_id=')

async function ask(shop: Shop, browser = shop.browser()): Promise<[status: number, code: unknown]> {
  const response = await browser.post('/payments', { input: { orderId: '42' } })
  return [response.status, ((await response.json()) as { code?: unknown }).code]
}

async function readOrder(shop: Shop): Promise<OrderRecord> {
  return JSON.parse((await shop.stored('order:42'))?.value ?? '{}') as OrderRecord
}

/** Another process of the same shop, whose clock is wrong by some milliseconds. */
const openOther = (shop: Shop, skew: number, changes: object = {}) =>
  createPaymentHandler({
    ...shop.handlerOptions,
    powens: createPowens({
      domain: shop.sandbox.domain,
      clientId: shop.sandbox.clientId,
      clientSecret: shop.sandbox.clientSecret,
      fetch: (request) => shop.sandbox.fetch(request),
      now: () => shop.sandbox.clock.now() + skew,
      wait: () => Promise.resolve(),
    }),
    ...changes,
  })

test.each([0, 8_000, 20_000, 60_000, 3_600_000])(
  'behavior: an answer that comes late, while another clock runs %i ms ahead, makes no second link',
  async (skew) => {
    const shop = createShop({ hasWebhooks: false })
    const other = createBrowser(openOther(shop, skew + 20_000))
    let others: Promise<{ redirectUrl: string | null }> | undefined
    // The first answer is held until another process, whose clock says the lease is over, had its turn.
    shop.sandbox.faults.replaceNext('POST /payments', async (response) => {
      shop.sandbox.faults.replaceNext('GET /payments', async () => Response.json({ payments: [] }))
      others = other.create()
      await others
      return response
    })
    const ada = shop.browser()
    const mine = await ada.create()
    const theirs = await others
    const links = await Promise.all([
      ada.follow(mine.redirectUrl ?? ''),
      other.follow(theirs?.redirectUrl ?? ''),
    ])
    const ids = links.map((link) => new URL(link).searchParams.get('payment_id'))
    expect(new Set(ids).size).toBe(1)
    expect(isAtBank(links[0] ?? '')).toBe(true)
    expect(new Set(states(shop))).toEqual(new Set(['created', 'rejected']))
    expect((await readOrder(shop)).attempts.map(({ stage }) => stage)).toEqual(['lost', 'live'])
  },
)

test.each([undefined, 3])('behavior: a price that is gone never wins, version %s', async (version) => {
  const shop = createShop({ hasWebhooks: false })
  const price = { amount: '600.00', version }
  let release: (() => void) | undefined
  const held = new Promise<void>((resolve) => void (release = resolve))
  let isSlow = true
  const prepared = (): PreparedPayment => ({
    orderId: '42',
    version: price.version,
    request: { instructions: [instruct(price.amount)] },
  })
  const handler = createPaymentHandler({
    ...shop.handlerOptions,
    async preparePayment() {
      if (!isSlow) return prepared()
      isSlow = false
      const stale = { ...prepared(), request: { instructions: [instruct('5.00')] }, version: version && 1 }
      await held
      return stale
    },
  })
  const late = createBrowser(handler).create()
  const prompt = await createBrowser(handler).create()
  release?.()
  expect((await late).payment).toMatchObject({ id: prompt.payment.id, amount: '600.00', state: 'created' })
  expect(states(shop)).toEqual(['created'])
})

test('behavior: a lower version never replaces a higher one, however often it is said', async () => {
  const shop = createShop({ hasWebhooks: false })
  let said = { version: 7, amount: '600.00' }
  const preparePayment = (): PreparedPayment => ({
    orderId: '42',
    version: said.version,
    request: { instructions: [instruct(said.amount)] },
  })
  const browser = createBrowser(createPaymentHandler({ ...shop.handlerOptions, preparePayment }))
  const first = await browser.create()
  said = { version: 6, amount: '5.00' }
  expect(await browser.create()).toMatchObject({ payment: { id: first.payment.id, amount: '600.00' } })
  said = { version: 8, amount: '5.00' }
  expect((await browser.create()).payment.amount).toBe('5.00')
  expect(states(shop)).toEqual(['rejected', 'created'])
})

test.each([-1, 1.5, Number.NaN, '3', 2 ** 53])('parameters: version %j is refused', async (version) => {
  const shop = createShop({ hasWebhooks: false })
  const preparePayment = () => ({
    orderId: '42',
    version: version as number,
    request: { instructions: [instruct('1.00')] },
  })
  const browser = createBrowser(createPaymentHandler({ ...shop.handlerOptions, preparePayment }))
  expect((await browser.post('/payments', { input: {} })).status).toBe(500)
  expect(states(shop)).toEqual([])
})

test('behavior: rotating the secret changes nothing for an order under way', async () => {
  const shop = createShop({ hasWebhooks: false })
  const first = await shop.browser().create()
  const rotated = createPaymentHandler({
    ...shop.handlerOptions,
    secrets: ['another secret of the shop, long enough too', secret],
  })
  const browser = createBrowser(rotated)
  expect((await browser.create()).payment.id).toBe(first.payment.id)
  await shop.sandbox.faults.setState(first.payment.id, 'validating')
  await shop.sandbox.clock.advance(60_000)
  expect((await browser.create()).payment).toMatchObject({ id: first.payment.id, state: 'validating' })
  edit(shop, '7.20')
  expect((await browser.post('/payments', { input: { orderId: '42' } })).status).toBe(409)
})

test('minting: that a token exists is written before it is made, and until when', async () => {
  const shop = createShop({ hasWebhooks: false })
  const ada = shop.browser()
  const { redirectUrl } = await ada.create()
  expect((await readOrder(shop)).attempts[0]?.token).toBeNull()
  shop.sandbox.faults.dropNext('POST /payments/{id}/scopedtoken', { when: 'answered' })
  await ada.follow(redirectUrl ?? '')
  expect((await readOrder(shop)).attempts[0]?.token?.until).toBeGreaterThanOrEqual(
    shop.sandbox.clock.now() + 7 * day - 60_000,
  )
})

test('minting: a link of a payment that was replaced leads to the shop, whichever way it is asked for', async () => {
  const shop = createShop({ hasWebhooks: false })
  const ada = shop.browser()
  const old = await ada.create()
  const headers = { 'powens-payment-key': old.paymentKey }
  const phone = (await (await ada.post(`/payments/${old.payment.id}/handoff`, {}, headers)).json()) as {
    url: string
  }
  shop.sandbox.faults.failNext('POST /payments/{id}', { status: 500 })
  edit(shop, '7.20')
  await ada.create()
  expect(isAtBank(await ada.follow(old.redirectUrl ?? ''))).toBe(false)
  expect((await ada.send('', { url: phone.url })).status).toBe(303)
  for (const action of ['resume', 'handoff']) {
    const response = await ada.post(`/payments/${old.payment.id}/${action}`, {}, headers)
    expect([action, response.status]).toEqual([action, 409])
  }
})

test('minting: an edit that comes between the visit of a link and its token wins', async () => {
  const shop = createShop({ hasWebhooks: false })
  const old = await shop.browser().create()
  const { ledger } = shop.handler
  const known = await ledger.findByPayment(old.payment.id)
  edit(shop, '7.20')
  await shop.browser().create()
  expect(known && (await ledger.mint(known, 'powens'))).toBeNull()
})

test('minting: no link leads on where another payment of the order may have paid it', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const lost = await ada.create()
  await ada.follow(lost.redirectUrl ?? '')
  await shop.handlerOptions.store?.remove(
    `${shop.sandbox.domain}@${new URL(shop.powens.apiUrl).host}/order:42`,
  )
  await shop.handlerOptions.store?.remove(`${shop.sandbox.domain}/order:42`)
  const second = await ada.create()
  expect(second.payment.id).not.toBe(lost.payment.id)
  await shop.sandbox.faults.setState(lost.payment.id, 'done')
  expect(shop.changes.at(-1)).toMatchObject({
    payment: { id: lost.payment.id, unwanted: 'replaced' },
    isLatest: false,
  })
  expect(isAtBank(await ada.follow(second.redirectUrl ?? ''))).toBe(false)
})

test('creating: another process waits while the answer may still come', async () => {
  const shop = createShop({ hasWebhooks: false })
  const other = createBrowser(openOther(shop, 0))
  let status = 0
  shop.sandbox.faults.replaceNext('POST /payments', async (response) => {
    status = (await other.post('/payments', { input: { orderId: '42' } })).status
    return response
  })
  await shop.browser().create()
  expect(status).toBe(409)
  expect(states(shop)).toEqual(['created'])
})

test('expired: never handed out is not paid, handed out cannot be told, and a read after its end settles it', async () => {
  const follow = async (isFollowed: boolean, readsLate: boolean) => {
    const shop = createShop({ hasWebhooks: false })
    const ada = shop.browser()
    const { payment, redirectUrl } = await ada.create()
    if (isFollowed) await ada.follow(redirectUrl ?? '')
    await shop.sandbox.clock.advance(7 * day + 10 * 60_000)
    if (readsLate) await reconcilePayments(shop.handler)
    await shop.sandbox.faults.setState(payment.id, 'expired')
    await shop.sandbox.clock.advance(2 * day)
    await reconcilePayments(shop.handler)
    return [shop.changes.at(-1)?.outcome.bucket, (await ask(shop))[0]]
  }
  expect(await follow(false, false)).toEqual(['not_paid', 201])
  expect(await follow(true, false)).toEqual(['cannot_tell', 409])
  expect(await follow(true, true)).toEqual(['not_paid', 201])
})

test('withdraw: at once where nobody followed the link, and the order may be paid anew', async () => {
  const shop = createShop({ hasWebhooks: false })
  const ada = shop.browser()
  const first = await ada.create()
  expect(await withdrawPayment(shop.handler, { orderId: '42' })).toEqual({ status: 'closed' })
  expect(await withdrawPayment(shop.handler, { orderId: '42' })).toEqual({ status: 'closed' })
  expect(await withdrawPayment(shop.handler, { orderId: 'unknown' })).toEqual({ status: 'closed' })
  expect(isAtBank(await ada.follow(first.redirectUrl ?? ''))).toBe(false)
  expect((await ada.create()).payment.id).not.toBe(first.payment.id)
  expect(states(shop)).toEqual(['rejected', 'created'])
})

test('withdraw: closed though Powens cannot be asked, and the sweep cancels', async () => {
  const shop = createShop({ hasWebhooks: false })
  await shop.browser().create()
  shop.sandbox.faults.failNext('POST /payments/{id}', { status: 500 })
  expect((await withdrawPayment(shop.handler, { orderId: '42' })).status).toBe('closed')
  expect(states(shop)).toEqual(['created'])
  await shop.sandbox.clock.advance(11 * 60_000)
  await reconcilePayments(shop.handler)
  expect(states(shop)).toEqual(['rejected'])
})

test('withdraw: a link that was followed is cancelled at Powens, or says until when it may be paid', async () => {
  const shop = createShop({ hasWebhooks: false })
  const ada = shop.browser()
  await ada.follow((await ada.create()).redirectUrl ?? '')
  shop.sandbox.faults.failNext('POST /payments/{id}', { status: 400, code: 'notSupported' })
  const payableUntil = new Date(shop.sandbox.clock.now() + 7 * day).toISOString()
  expect(await withdrawPayment(shop.handler, { orderId: '42' })).toEqual({
    status: 'payable_until',
    payableUntil,
  })
  expect(await withdrawPayment(shop.handler, { orderId: '42' })).toEqual({ status: 'closed' })
})

test.each([
  ['validating', 'in_progress'],
  ['pending', 'in_progress'],
  ['done', 'paid'],
  ['accepted', 'paid'],
  ['rejected', 'closed'],
] as const)('withdraw: %s is %s', async (state, status) => {
  const shop = createShop({ hasWebhooks: false })
  const ada = shop.browser()
  const { payment, redirectUrl } = await ada.create()
  await ada.follow(redirectUrl ?? '')
  await shop.sandbox.faults.setState(payment.id, state)
  expect((await withdrawPayment(shop.handler, { orderId: '42' })).status).toBe(status)
})

test.each(['done', 'accepted', 'pending'])(
  'unwanted: a withdrawn payment that is %s nevertheless is under review, until a person says what it is',
  async (state) => {
    const shop = createShop()
    const ada = shop.browser()
    const { payment, redirectUrl } = await ada.create()
    await ada.follow(redirectUrl ?? '')
    shop.sandbox.faults.failNext('POST /payments/{id}', { status: 400, code: 'notSupported' })
    await withdrawPayment(shop.handler, { orderId: '42' })
    await shop.sandbox.faults.setState(payment.id, state)
    expect(shop.changes.at(-1)).toMatchObject({
      payment: { review: 'unwanted', unwanted: 'withdrawn' },
      outcome: { needsReview: true },
      aggregate: 'review',
    })
    expect(await ask(shop)).toEqual([409, 'needs_review'])
    const resolution = { paymentId: payment.id, received: false, by: 'Ada, accounting', note: 'paid back' }
    await resolvePayment(shop.handler, resolution)
    expect(shop.changes.at(-1)).toMatchObject({
      outcome: { source: 'resolved', bucket: 'not_paid' },
      aggregate: 'unpaid',
    })
    expect(JSON.stringify(shop.changes)).not.toMatch(/accounting|paid back/)
    expect((await ask(shop))[0]).toBe(201)
  },
)

test('resolve: received pays the order, the opposite said by Powens opens the review again', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const { payment, redirectUrl } = await ada.create()
  await ada.follow(redirectUrl ?? '')
  await shop.sandbox.faults.setState(payment.id, 'expired')
  expect(await ask(shop)).toEqual([409, 'needs_review'])
  const said = { paymentId: payment.id, by: 'Ada', note: 'on the statement of 3 March' }
  await resolvePayment(shop.handler, { ...said, received: false })
  await shop.sandbox.faults.setState(payment.id, 'done')
  expect(shop.changes.at(-1)).toMatchObject({ outcome: { needsReview: true }, aggregate: 'review' })
  await resolvePayment(shop.handler, { ...said, received: true })
  expect(shop.changes.at(-1)).toMatchObject({
    outcome: { status: 'succeeded', source: 'resolved' },
    aggregate: 'paid',
  })
  expect(await ask(shop)).toEqual([409, 'order_already_paid'])
})

test.each([
  ['created', {}],
  ['done', {}],
  ['accepted', { by: ' ' }],
  ['accepted', { note: 'x'.repeat(501) }],
  ['accepted', { received: 'yes' }],
  ['accepted', { paymentId: 999_999 }],
])('resolve: %s with %j is refused and changes nothing', async (state, changes) => {
  const shop = createShop()
  const { payment } = await shop.browser().create()
  if (state !== 'created') await shop.sandbox.faults.setState(payment.id, state)
  const before = await readOrder(shop)
  const options = { paymentId: payment.id, received: true, by: 'Ada', note: 'seen', ...changes } as never
  await expect(resolvePayment(shop.handler, options)).rejects.toMatchObject({
    code: 'paymentId' in changes ? 'not_found' : 'invalid_request',
  })
  expect(await readOrder(shop)).toEqual(before)
})

const lineStates = ['done', 'rejected', 'accepted']

test('lines: a partial bulk pays its unpaid lines alone, under ids of the shop or made from the lines', async () => {
  for (const lineIds of [undefined, ['rent', 'water', 'power']]) {
    const shop = createShop({ hasWebhooks: false })
    const lines = [instruct('10.00', 'rent'), instruct('20.00', 'water'), instruct('30.00', 'power')]
    let asked = [0, 1, 2]
    const preparePayment = (): PreparedPayment => ({
      orderId: '42',
      allowAnotherPayment: true,
      lineIds: lineIds && asked.map((index) => lineIds[index] ?? ''),
      request: { instructions: asked.map((index) => lines[index] ?? instruct('0.01')) },
    })
    const handler = createPaymentHandler({ ...shop.handlerOptions, preparePayment })
    const browser = createBrowser(handler)
    const created = await browser.create()
    const { payment } = created
    shop.sandbox.faults.replaceNext('GET /payments/{id}', async (response) => {
      const seen = (await response.json()) as { instructions: object[] }
      const instructions = seen.instructions.map((line, index) => ({ ...line, state: lineStates[index] }))
      return Response.json({ ...seen, state: 'partial', instructions })
    })
    await shop.sandbox.clock.advance(60_000)
    await browser.read(created)
    const unpaid = await listUnpaidLines(handler, { orderId: '42' })
    expect(unpaid).toMatchObject([{ amount: '20.00', currency: 'EUR', paymentId: payment.id }])
    const response = await browser.post('/payments', { input: {} })
    expect(response.status).toBe(409)
    asked = [1]
    expect((await browser.post('/payments', { input: {} })).status).toBe(201)
  }
})

test(
  'behavior: a document stays small after 600 edits, and knows how many it dropped',
  { timeout: 60_000 },
  async () => {
    const shop = createShop({ hasWebhooks: false, powens: { domain: 'acme' }, sandbox: { domain: 'acme' } })
    const browser = createBrowser(createPaymentHandler({ ...shop.handlerOptions, rateLimit: false }))
    for (let index = 1; index <= 600; index++) {
      edit(shop, `${index}.00`)
      await browser.create()
    }
    const text = (await shop.stored('order:42'))?.value ?? ''
    expect(text.length).toBeLessThan(30_000)
    const { attempts, folded = 0 } = JSON.parse(text) as OrderRecord
    expect(attempts.length + folded).toBe(600)
    expect(states(shop).filter((state) => state === 'created')).toHaveLength(1)
  },
)

test('behavior: nor does one grow whose old payments Powens does not cancel, and money of those is told all the same', async () => {
  const shop = createShop({ hasWebhooks: false })
  const browser = createBrowser(createPaymentHandler({ ...shop.handlerOptions, rateLimit: false }))
  const { faults, payments } = shop.sandbox
  faults.failNext('POST /payments/{id}', { status: 500, times: Number.POSITIVE_INFINITY })
  let calls = 0
  const { fetch } = shop.sandbox
  shop.sandbox.fetch = (...rest) => {
    calls++
    return fetch(...rest)
  }
  for (let index = 1; index <= 100; index++) {
    calls = 0
    edit(shop, `${index}.00`)
    await browser.create()
  }
  expect((await shop.stored('order:42'))?.value.length).toBeLessThan(30_000)
  // One is created; of the others some are tried again, however many there were.
  expect(calls).toBeLessThanOrEqual(15)
  const first = payments.list()[0]
  await faults.setState(Number(first?.['id']), 'done')
  expect(await push(shop.handler, shop.sandbox, payments.list()[0] ?? {})).toBe(204)
  expect(shop.changes).toMatchObject([
    { payment: { id: first?.['id'], unwanted: 'replaced' }, aggregate: 'review' },
  ])
})

test('behavior: the key of a payment to come outlives its execution', async () => {
  const shop = createShop({ hasWebhooks: false })
  const date = new Date(shop.sandbox.clock.now() + 60 * day).toISOString().slice(0, 10)
  const later = { execution_date_type: 'deferred', execution_date: date }
  shop.orders.set('42', { customer: 'ada', instructions: [instruct('9.50', 'rent', later)] })
  const ada = shop.browser()
  const created = await ada.create()
  await shop.sandbox.faults.setState(created.payment.id, 'pending')
  await shop.sandbox.clock.advance(95 * day)
  expect((await ada.read(created)).id).toBe(created.payment.id)
  await shop.sandbox.clock.advance(6 * day)
  await expect(ada.read(created)).rejects.toThrow('401')
})

test('rounds: a second payment that was allowed is no duplicate, one that was not is', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const first = await ada.create()
  await shop.sandbox.faults.setState(first.payment.id, 'done')
  edit(shop, '9.50', { allowAnotherPayment: true })
  const second = await ada.create()
  edit(shop, '9.50')
  expect(await ask(shop)).toEqual([409, 'order_already_paid'])
  expect(isAtBank(await ada.follow(second.redirectUrl ?? ''))).toBe(true)
  await shop.sandbox.faults.setState(second.payment.id, 'done')
  expect(shop.changes.at(-1)).toMatchObject({ payment: { id: second.payment.id } })
  expect(shop.changes.every((change) => change.duplicateOf === undefined)).toBe(true)
})

test.each<[string, { state: string; changes: object; received: boolean }, string]>([
  ['a standing order that was stopped', { state: 'rejected', changes: standing, received: true }, 'paid'],
  ['a standing order that was stopped', { state: 'rejected', changes: standing, received: false }, 'unpaid'],
  ['a standing order that is over', { state: 'done', changes: standing, received: true }, 'paid'],
  [
    'a payment in a word that Powens adds later',
    { state: 'teleported', changes: {}, received: true },
    'paid',
  ],
  [
    'a payment in a word that Powens adds later',
    { state: 'teleported', changes: {}, received: false },
    'unpaid',
  ],
  ['an accepted payment', { state: 'accepted', changes: {}, received: false }, 'unpaid'],
])('resolve: %s, %j, ends as %s', async (_, { state, changes, received }, aggregate) => {
  const shop = createShop()
  shop.orders.set('42', { customer: 'ada', instructions: [instruct('9.50', 'done', changes)] })
  const ada = shop.browser()
  const { payment, redirectUrl } = await ada.create()
  await ada.follow(redirectUrl ?? '')
  for (const step of ['pending', state]) await shop.sandbox.faults.setState(payment.id, step)
  expect(shop.changes.at(-1)?.aggregate).not.toBe(aggregate)
  await resolvePayment(shop.handler, { paymentId: payment.id, received, by: 'Ada', note: 'statement' })
  expect(shop.changes.at(-1)).toMatchObject({ aggregate, outcome: { source: 'resolved', isFinal: true } })
})

test.each(['withdrawPayment', 'resolvePayment'])(
  'behavior: %s does not wait for a handler that waits for it, and the change arrives all the same',
  async (verb) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    let release = (): void => undefined
    // The merchant holds a lock of the order while it calls, and its handler wants the same.
    const lock = new Promise<void>((resolve) => void (release = resolve))
    const accepted: string[] = []
    // In memory on every store: a server's answer takes real time, which these timers do not wait for.
    const store = memoryStore()
    const shop = createShop({
      hasWebhooks: false,
      handler: {
        store,
        async onPaymentUpdated({ payment }) {
          await lock
          accepted.push(payment.outcome.status)
        },
      },
    })
    const ada = shop.browser()
    const { payment, redirectUrl, paymentKey } = await ada.create()
    let called: Promise<unknown>
    if (verb === 'withdrawPayment') called = withdrawPayment(shop.handler, { orderId: '42' })
    else {
      await ada.follow(redirectUrl ?? '')
      shop.sandbox.faults.patchPayment(payment.id, { state: 'expired' })
      await shop.sandbox.clock.advance(60_000)
      const read = ada.read({ payment, paymentKey })
      await vi.advanceTimersByTimeAsync(2_000)
      await read
      const said = { paymentId: payment.id, received: true, by: 'Ada', note: 'statement' }
      called = resolvePayment(shop.handler, said)
    }
    await vi.advanceTimersByTimeAsync(2_000)
    await called
    expect(accepted).toEqual([])
    release()
    await vi.waitFor(() => expect(accepted.at(-1)).toBe(verb === 'withdrawPayment' ? 'failed' : 'succeeded'))
    expect(shop.errors).toEqual([])
  },
)

test('resolvePayment: revision: what changed since a person looked is refused, and stays as it is', async () => {
  const shop = createShop()
  const { payment } = await shop.browser().create()
  await shop.sandbox.faults.setState(payment.id, 'accepted')
  const seen = shop.changes.at(-1)?.payment.revision
  const said = { paymentId: payment.id, received: true, by: 'ada', note: 'statement' }
  await shop.sandbox.faults.setState(payment.id, 'rejected')
  await expect(resolvePayment(shop.handler, { ...said, revision: seen })).rejects.toMatchObject({
    code: 'needs_review',
  })
  expect(shop.changes.at(-1)?.outcome).toMatchObject({ status: 'unknown', source: 'pushed' })
  const now = shop.changes.at(-1)?.payment.revision
  expect(await resolvePayment(shop.handler, { ...said, revision: now })).toMatchObject({
    resolved: 'received',
  })
})
