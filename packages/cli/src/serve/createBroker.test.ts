import { reconcilePayments } from '@powens-pay/server-kit'
import { expect, test } from 'vitest'
import { beneficiary } from '../../test/exampleInstruction.ts'
import {
  answering,
  isChange,
  merchantSecret,
  openBroker as open,
  prepared,
  webhookSecret,
} from '../../test/openBroker.ts'
import { findStandardWebhookFault } from '../standardWebhooks/verifyStandardWebhook.ts'

test('behavior: the backend is asked with a signed call that carries what the lists allow', async () => {
  const { pay, calls, sandbox } = open(answering(200, prepared))
  await pay()
  const [call] = calls
  expect(JSON.parse((await call?.clone().text()) ?? '')).toEqual({
    type: 'payment.prepare',
    data: { input: { orderId: '42', note: 'é' }, connectorUuid: null },
  })
  const headers = call?.headers ?? new Headers()
  const body = new Uint8Array((await call?.arrayBuffer()) ?? [])
  expect(
    findStandardWebhookFault({ headers, body, secrets: [merchantSecret], now: sandbox.clock.now() }),
  ).toBeNull()
  expect(headers.get('cookie')).toBe('sid=1')
  expect(headers.get('authorization')).toBe('Bearer customer')
  expect(headers.get('accept-language')).toBe('fr')
  expect(headers.has('x-internal')).toBe(false)
  expect(call?.redirect).toBe('error')
})

test.each([
  [401, {}, 'order_not_found'],
  [404, { message: 'No such order.' }, 'order_not_found'],
  [403, { message: 'Closed on Sundays.' }, 'payment_refused'],
  [409, {}, 'payment_refused'],
  [422, { message: 7 }, 'payment_refused'],
  [500, { message: 'secret stack trace' }, 'internal_error'],
  [302, {}, 'internal_error'],
  [204, undefined, 'internal_error'],
])('behavior: a backend that answers %i %o makes no payment', async (status, body, code) => {
  const { pay, sandbox } = open(() =>
    body === undefined ? new Response(null, { status }) : Response.json(body, { status }),
  )
  const message = (body as { message?: unknown } | undefined)?.message
  const isShown = status < 500 && typeof message === 'string'
  await expect(pay()).rejects.toMatchObject(
    isShown ? { code, message } : { code, message: expect.not.stringContaining('secret') },
  )
  expect(sandbox.payments.list()).toEqual([])
})

test.each([
  ['a typing error', { ...prepared, allowAnotherPaymnet: true }],
  ['no order', { request: prepared.request }],
  ['no request', { orderId: '42' }],
  ['something else', 'paid'],
])('behavior: %s in the answer is a sentence in the log, and no payment', async (_, body) => {
  const { pay, sandbox, lines } = open(answering(200, body))
  await expect(pay()).rejects.toMatchObject({ code: 'internal_error' })
  expect(lines.join('')).toContain('but not with a payment')
  expect(sandbox.payments.list()).toEqual([])
})

test('behavior: a backend that does not answer is not waited for', async () => {
  const { pay, lines } = open(
    (request) =>
      new Promise((_, reject) => {
        request.signal.addEventListener('abort', () => reject(request.signal.reason as Error))
      }),
  )
  await expect(pay()).rejects.toMatchObject({ code: 'internal_error' })
  expect(lines.join('')).toContain('MERCHANT_TIMEOUT')
})

test('behavior: a change that is not taken becomes a dead letter, and is delivered again on request with its own id', async () => {
  let isBroken = true
  const { pay, sandbox, broker, calls, manage } = open((request) => {
    if (!isChange(request)) return Response.json(prepared)
    return new Response(null, { status: isBroken ? 500 : 204 })
  })
  const { payment } = await pay()
  await sandbox.faults.setState(payment.id, 'done')
  // Each failure waits longer; the sweeper comes by until the change is parked.
  const sweep = async () => {
    for (let round = 0; round < 20; round++) {
      await sandbox.clock.advance(10 * 60_000)
      await reconcilePayments(broker.handler)
    }
  }
  await sweep()
  const [letter] = await broker.deadLetters.list()
  expect(letter).toMatchObject({ orderId: '42', isParked: true, failures: 8 })
  const tried = calls.filter(isChange)
  expect(new Set(tried.map(({ headers }) => headers.get('webhook-id')))).toEqual(new Set([letter?.changeId]))
  expect(await (await manage('/metrics')).text()).toContain('powens_pay_dead_letters 1')

  const redeliver = () => manage(`/dead-letters/${letter?.changeId}/redeliver`, { method: 'POST' })
  expect((await redeliver()).status).toBe(502)
  await sweep()
  isBroken = false
  expect(await (await redeliver()).json()).toEqual({ result: 'delivered' })
  expect(calls.at(-1)?.headers.get('webhook-id')).toBe(letter?.changeId)
  expect(await (await manage('/dead-letters')).json()).toEqual({ deadLetters: [] })
  expect((await redeliver()).status).toBe(404)
})

test.each([
  ['false', 7],
  ['true', 501],
])('parameters: verifyResponses %s: an unsigned answer makes payment %i', async (verifyResponses, id) => {
  const { pay, asked, sandbox } = open(answering(200, prepared), { verifyResponses })
  sandbox.faults.replaceNext('POST /payments', () => Response.json({ ...sandbox.payments.list()[0], id: 7 }))
  expect((await pay()).payment.id).toBe(id)
  expect(asked.some((url) => url.endsWith('/payments?sign_response=true'))).toBe(verifyResponses === 'true')
})

test.each([
  ['webview', 'https://webview.powens.com/payment'],
  ['domain', 'https://acme.biapi.pro/2.0/auth/webview/payment'],
])('parameters: webviewFamily %s', async (webviewFamily, page) => {
  const { pay, broker } = open(answering(200, prepared), { webviewFamily, apiUrl: [], webviewUrl: [] })
  const { redirectUrl } = await pay()
  const link = await broker.handler(
    new Request(redirectUrl ?? '', { headers: { 'sec-fetch-mode': 'navigate' } }),
  )
  expect(link.headers.get('location')).toMatch(new RegExp(`^${page}\\?`))
})

test('behavior: a page cannot redeliver', async () => {
  const { manage } = open(answering(404))
  const init = { method: 'POST', headers: { origin: 'http://localhost:8081' } }
  expect((await manage('/dead-letters/1-1/redeliver', init)).status).toBe(403)
})

test('behavior: it is ready until it stops', async () => {
  const { manage, health } = open(answering(404))
  expect((await manage('/ready')).status).toBe(200)
  health.stop()
  expect((await manage('/ready')).status).toBe(503)
  expect((await manage('/health')).status).toBe(200)
})

test('behavior: the log holds no secret, account, name, cookie or input', async () => {
  const { pay, sandbox, lines, broker } = open((request) =>
    isChange(request) ? new Response(null, { status: 500 }) : Response.json(prepared),
  )
  const { payment, paymentKey } = await pay()
  await sandbox.faults.setState(payment.id, 'done')
  await broker.close()
  const log = lines.join('')
  expect(log).toContain('"change.failed"')
  for (const text of [
    merchantSecret,
    webhookSecret,
    sandbox.clientSecret,
    beneficiary.identification,
    'Fournil',
    'sid=1',
    'customer',
    'note',
    paymentKey,
  ])
    expect(log).not.toContain(text)
})

test.each([
  [{}, 404],
  [{ validationPageUrl: 'https://shop.example/approve' }, 401],
])('parameters: with %o a page of the shop that asks to validate gets %i', async (changes, status) => {
  const { broker } = open(answering(200, prepared), changes)
  const request = new Request('https://shop.example/api/powens/payments/1/validation', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  expect((await broker.handler(request)).status).toBe(status)
})
