import { createSandbox, type FaultRoute } from '@powens-pay/sandbox'
import { expect, test } from 'vitest'
import {
  cancelPayment,
  confirmPayment,
  createPayment,
  getPayment,
  listPayments,
  resumePayment,
  setConnector,
  signWebhook,
  submitPaymentFields,
  submitPsuValidation,
  verifyWebhook,
  type Powens,
} from '../index.ts'
import { createBrowser, createShop, instruct } from '../../test/createShop.ts'
import { createPowens } from './createPowens.ts'
import { readPayment } from './readPayment.ts'

const redirectUri = 'https://shop.example/callback'
const request = { client_redirect_uri: redirectUri, instructions: [instruct('4.20')] }

async function setUp() {
  const sandbox = createSandbox()
  const powens = createPowens({ ...sandbox, fetch: (asked) => sandbox.fetch(asked), now: sandbox.clock.now })
  const { id: paymentId } = await createPayment(powens, { request })
  return { sandbox, powens, paymentId }
}

/** Where no browser may be sent, whoever wrote it. */
const unsafe = [
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'JaVaScRiPt:alert(1)//https://bank.example',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'http://bank.example/approve',
  'http://localhost.evil.example/',
  '//bank.example/approve',
  '/approve',
  'ftp://bank.example',
  'https://',
  '',
  7,
  { href: 'https://bank.example' },
]

test.each(unsafe)('readPayment: behavior: %j is no address of a bank', (address) => {
  expect(readPayment({ id: 1, state: 'pending', validate_uri: address, later: 'kept' })).toEqual({
    id: 1,
    state: 'pending',
    validate_uri: null,
    later: 'kept',
  })
})

test.each([
  'https://bank.example/approve?x=1#y',
  'http://localhost:4300/bank',
  'http://127.0.0.1/bank',
  null,
])('readPayment: behavior: %j stays', (address) => {
  expect(readPayment({ id: 1, state: 'pending', validate_uri: address })).toMatchObject({
    validate_uri: address,
  })
})

test('readPayment: behavior: what Powens leaves out stays out', () => {
  expect(readPayment({ id: 1, state: 'created' })).toEqual({ id: 1, state: 'created' })
})

interface Action {
  route: FaultRoute
  act: (powens: Powens, paymentId: number) => Promise<unknown>
}

const actions: Record<string, Action> = {
  createPayment: { route: 'POST /payments', act: (powens) => createPayment(powens, { request }) },
  getPayment: { route: 'GET /payments/{id}', act: (powens, paymentId) => getPayment(powens, { paymentId }) },
  listPayments: {
    route: 'GET /payments',
    async act(powens) {
      const listed: unknown[] = []
      for await (const payment of listPayments(powens)) listed.push(payment)
      return listed
    },
  },
  cancelPayment: {
    route: 'POST /payments/{id}',
    act: (powens, paymentId) => cancelPayment(powens, { paymentId, redirectUri }),
  },
  confirmPayment: {
    route: 'POST /payments/{id}',
    act: (powens, paymentId) => confirmPayment(powens, { paymentId }),
  },
  resumePayment: {
    route: 'POST /payments/{id}',
    act: (powens, paymentId) => resumePayment(powens, { paymentId }),
  },
  submitPaymentFields: {
    route: 'POST /payments/{id}',
    act: (powens, paymentId) => submitPaymentFields(powens, { paymentId, fields: { otp: '1' } }),
  },
  submitPsuValidation: {
    route: 'POST /payments/{id}',
    act: (powens, paymentId) => submitPsuValidation(powens, { paymentId, isValidated: true }),
  },
  setConnector: {
    route: 'POST /payments/{id}',
    act: (powens, paymentId) => setConnector(powens, { paymentId, connectorUuid: 'a' }),
  },
}

test.each(Object.entries(actions))(
  'behavior: %s gives no address that a browser must not be sent to',
  async (_, { route, act }) => {
    const { sandbox, powens, paymentId } = await setUp()
    for (const address of unsafe.slice(0, 6)) {
      const payment = { id: paymentId, state: 'pending', state_detail: 'cancelling', validate_uri: address }
      sandbox.faults.replaceNext(route, () =>
        Response.json(route === 'GET /payments' ? { payments: [payment] } : payment),
      )
      const answer = JSON.stringify(await act(powens, paymentId))
      expect(answer).toContain(`"id":${paymentId}`)
      expect(answer).not.toContain(JSON.stringify(address))
    }
  },
)

test.each(Object.entries(actions).filter(([, { route }]) => route.includes('{id}')))(
  'behavior: %s: the answer about another payment is none',
  async (_, { route, act }) => {
    const { sandbox, powens, paymentId } = await setUp()
    sandbox.faults.replaceNext(route, () => Response.json({ id: paymentId + 1, state: 'done' }))
    await expect(act(powens, paymentId)).rejects.toMatchObject({ code: 'powens_invalid_response' })
  },
)

test('behavior: a webhook names no such address either', async () => {
  const url = 'https://shop.example/hooks'
  const body = JSON.stringify({ id: 1, state: 'pending', validate_uri: 'javascript:alert(1)' })
  const headers = await signWebhook({ secret: 'a secret', url, body })
  const { payload } = await verifyWebhook({ headers, body }, { secrets: ['a secret'], url })
  expect(payload.validate_uri).toBeNull()
})

test.each(unsafe.slice(0, 6))(
  'behavior: the page is sent nowhere for %j, and is told what to do',
  async (address) => {
    const shop = createShop({ hasWebhooks: false })
    const instruction = instruct('4.20', 'done', { execution_date_type: 'first_open_day' })
    shop.orders.set('42', { customer: 'ada', instructions: [instruction] })
    const ada = createBrowser(shop.handler)
    const { payment, paymentKey } = await ada.create()
    await shop.sandbox.faults.setState(payment.id, 'pending')
    await shop.sandbox.clock.advance(60_000)
    const cancelling = { id: payment.id, state: 'pending', state_detail: 'cancelling', validate_uri: address }
    const change = async (response: Response) =>
      Response.json({ ...((await response.json()) as object), ...cancelling })
    shop.sandbox.faults.replaceNext('POST /payments/{id}', change)
    const cancelled = await ada.post(
      `/payments/${payment.id}/cancel`,
      {},
      { 'powens-payment-key': paymentKey },
    )
    expect(await cancelled.json()).toMatchObject({
      payment: { outcome: { action: 'confirm_cancellation' } },
      redirectUrl: null,
    })
    shop.sandbox.faults.replaceNext('GET /payments/{id}', change, { times: 5 })
    const resumed = await ada.post(`/payments/${payment.id}/resume`, {}, { 'powens-payment-key': paymentKey })
    expect([resumed.status, await resumed.text()]).toEqual([409, expect.not.stringContaining('alert')])
  },
)

test.each([
  ['https://shop.example/callback?order=1', undefined, 'query'],
  ['javascript:alert(1)', undefined, 'absolute'],
  ['/callback', undefined, 'absolute'],
  ['http://shop.example/callback', undefined, 'https'],
  [redirectUri, 'x'.repeat(2001), '2000'],
])(
  'cancelPayment: behavior: to %s, state %#, is a mistake and no refusal of the bank',
  async (to, state, word) => {
    const { sandbox, powens, paymentId } = await setUp()
    await expect(cancelPayment(powens, { paymentId, redirectUri: to, state })).rejects.toMatchObject({
      code: 'configuration_error',
      message: expect.stringContaining(word),
    })
    expect(sandbox.payments.get(paymentId)).toMatchObject({ state: 'created' })
  },
)
