import { inspect } from 'node:util'
import { isPaymentError } from '@powens-pay/core'
import { afterEach, expect, test, vi } from 'vitest'
import { forgetPayment } from '../ledger/forgetPayment.ts'
import { reconcilePayments } from '../ledger/reconcilePayments.ts'
import { redeliverChanges } from '../ledger/redeliverChanges.ts'
import { createPowens, type PowensOptions } from '../powens/createPowens.ts'
import { memoryStore } from '../store/memoryStore.ts'
import { createPaymentHandler } from './createPaymentHandler.ts'
import type { PaymentEvent } from '../telemetry/events.ts'
import type { PaymentHandlerOptions } from './options.ts'

const credentials: PowensOptions = {
  domain: 'acme',
  clientId: '12345678',
  clientSecret: 'client-secret-canary',
}
const secret = 'a secret of at least thirty-two bytes'
const whole: PaymentHandlerOptions = {
  powens: createPowens(credentials),
  publicUrl: 'https://shop.example/api/powens',
  returnUrl: 'https://shop.example/order',
  secrets: [secret],
  store: memoryStore({ singleInstance: true }),
  webhook: { secrets: ['webhook-secret'] },
  preparePayment: () => ({ orderId: '1', request: { instructions: [] } }),
  onPaymentUpdated: () => undefined,
  environment: 'production',
}

afterEach(() => void vi.unstubAllGlobals())

function messageOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (isPaymentError(error) && error.code === 'configuration_error') return error.message
    throw error
  }
  return 'It was accepted.'
}

test('default', () => {
  const handler = createPaymentHandler(whole)
  expect(handler).toBeTypeOf('function')
  expect(handler.close).toBeTypeOf('function')
})

test('behavior: what stands beside the handler finds its ledger; a log and a copy do not', async () => {
  const handler = createPaymentHandler(whole)
  expect(await reconcilePayments(handler)).toEqual({ looked: 0, failed: 0, hasMore: false })
  expect(inspect(handler, { depth: 9 })).not.toMatch(/ledger|reply/)
  const copy = Object.assign(() => undefined, handler)
  expect(Object.keys(copy)).toEqual(['close'])
  expect([Reflect.get(copy, 'ledger'), Reflect.get(copy, 'reply')]).toEqual([undefined, undefined])
})

test('behavior: a reply is given by the handler itself, not through what is put around it', () => {
  const handler = createPaymentHandler(whole)
  expect(handler.reply).toBeTypeOf('function')
  expect(new Proxy(handler, {}).reply).toBeUndefined()
  expect((Object.create(handler) as typeof handler).reply).toBeUndefined()
})

test.each([
  ['reconcilePayments', (handler: never) => reconcilePayments(handler)],
  ['redeliverChanges', (handler: never) => redeliverChanges(handler, { orderId: '1' })],
  ['forgetPayment', (handler: never) => forgetPayment(handler, { orderId: '1' })],
])('behavior: %s refuses what is no handler of createPaymentHandler', async (_, run) => {
  await expect(run((() => undefined) as never)).rejects.toMatchObject({
    code: 'configuration_error',
    message: expect.stringContaining('Pass the one it returned.'),
  })
})

test.each(['acme', 'acme-sandbox', 'acme.biapi.pro', ' ACME ', 'a1-b2-c3'])(
  'parameters: domain %j is good',
  (domain) => {
    expect(createPowens({ ...credentials, domain }).apiUrl).toMatch(/^https:\/\/[a-z\d-]+\.biapi\.pro\/2\.0$/)
  },
)

test.each([
  ['https://acme.biapi.pro', 'leave the scheme out'],
  ['acme/2.0', 'leave the slash and what follows out'],
  ['acme.biapi.pro:443', 'leave the port out'],
  ['acme.example', 'its host ends in .biapi.pro'],
  ['-acme', 'it has letters, digits and single hyphens'],
  ['acme--x', 'it has letters, digits and single hyphens'],
  ['acme@evil', 'it has letters, digits and single hyphens'],
  ['a'.repeat(64), 'it has letters, digits and single hyphens'],
])('parameters: domain %j is bad: %s', (domain, fault) => {
  const message = messageOf(() => createPowens({ ...credentials, domain }))
  expect(message).toContain('no call could reach Powens')
  expect(message).toContain(fault)
})

test.each([
  ['clientId', { clientId: ' ' }, 'createPowens got no clientId, so Powens could not tell who is asking.'],
  [
    'clientSecret',
    { clientSecret: undefined as never },
    'createPowens got no clientSecret, so Powens would refuse every call.',
  ],
  ['domain', { domain: undefined as never }, 'createPowens got no domain'],
  [
    'apiUrl',
    { apiUrl: 'http://powens.example' },
    'apiUrl is neither https nor on this machine, and the service token would travel to it.',
  ],
  [
    'webviewUrl',
    { webviewUrl: 'webview' },
    'webviewUrl is not an absolute URL, and payers would be sent there.',
  ],
])('parameters: %s of createPowens', (_, change, sentence) => {
  const message = messageOf(() => createPowens({ ...credentials, ...change }))
  expect(message).toContain(sentence)
  expect(message).not.toContain('client-secret-canary')
})

const refusals: [string, Partial<PaymentHandlerOptions>, string][] = [
  ['publicUrl with a query', { publicUrl: 'https://shop.example/api?x=1' }, 'publicUrl has a query'],
  [
    'publicUrl over plain http',
    { publicUrl: 'http://shop.example/api' },
    'publicUrl is neither https nor on this machine',
  ],
  ['publicUrl relative', { publicUrl: '/api/powens' }, 'publicUrl is not an absolute URL'],
  [
    'publicUrl with a password',
    { publicUrl: 'https://ada:hunter2@shop.example' },
    'publicUrl holds a user name or password',
  ],
  ['returnUrl with a fragment', { returnUrl: 'https://shop.example/order#x' }, 'returnUrl has a fragment'],
  [
    'redirectUri with a query',
    { redirectUri: 'https://shop.example/back?a=1' },
    'redirectUri has a query, and Powens refuses such a return address',
  ],
  [
    'redirectUri with a bare question mark',
    { redirectUri: 'https://shop.example/back?' },
    'redirectUri has a query',
  ],
  ['secret missing', { secrets: undefined }, 'got no secret, so payment keys could be forged'],
  ['secrets as a text', { secrets: secret as never }, 'secrets that are no list'],
  ['secret empty', { secrets: [''] }, 'a secret of less than 32 bytes'],
  ['secret short', { secrets: [secret, 'hunter2'] }, 'a secret of less than 32 bytes'],
  ['store missing', { store: undefined }, 'got no store that survives a restart'],
  ['store that forgets', { store: memoryStore() }, 'got no store that survives a restart'],
  [
    'webhook without secrets',
    { webhook: { secrets: [] } },
    'webhook.secrets is empty, so anybody could report an order as paid',
  ],
  [
    'webhook with an unset secret',
    { webhook: { secrets: [undefined as never] } },
    'webhook.secrets is empty',
  ],
  [
    'preparePayment missing',
    { preparePayment: undefined as never },
    'got no preparePayment, so nothing would say what an order costs',
  ],
  [
    'onPaymentUpdated missing',
    { onPaymentUpdated: undefined as never },
    'got no onPaymentUpdated, so you would never hear that an order is paid',
  ],
  [
    'allowedOrigins with a path',
    { allowedOrigins: ['https://www.shop.example/'] },
    'which no browser sends as an origin',
  ],
]

test.each(refusals)('behavior: refuses to start with %s', (_, change, sentence) => {
  const message = messageOf(() => createPaymentHandler({ ...whole, ...change }))
  expect(message).toContain(sentence)
  expect(message).not.toContain('hunter2')
})

test.each([
  ['loopback, not set', 'http://localhost:3000/api', undefined, 'starts'],
  ['another host, not set', 'https://shop.example/api', undefined, 'refuses'],
  ['another host, NODE_ENV=development', 'https://shop.example/api', 'development', 'starts'],
  ['loopback, NODE_ENV=production', 'http://localhost:3000/api', 'production', 'refuses'],
])('behavior: without a secret, %s: %s', (_, publicUrl, mode, expected) => {
  vi.stubEnv('NODE_ENV', mode)
  const notices: PaymentEvent[] = []
  const { environment: __, store: ___, ...rest } = whole
  const run = () =>
    createPaymentHandler({
      ...rest,
      publicUrl,
      secrets: undefined,
      onEvent: (event) => void notices.push(event),
    })
  expect(messageOf(run) === 'It was accepted.' ? 'starts' : 'refuses').toBe(expected)
  // What is made up is said aloud.
  if (expected === 'starts') {
    expect(notices).toEqual([
      {
        type: 'configuration.notice',
        message: 'Orders are kept in memory and forgotten when this process ends.',
      },
      { type: 'configuration.notice', message: 'A secret was made up; payment keys end with this process.' },
    ])
  }
  vi.unstubAllEnvs()
})

test('behavior: another address than Powens itself is said aloud', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  createPaymentHandler({
    ...whole,
    powens: createPowens({ ...credentials, apiUrl: 'http://localhost:4000/2.0' }),
  })
  expect(warn.mock.calls).toEqual([
    ['[powens-pay] Payments are created at http://localhost:4000/2.0 instead of Powens itself.'],
  ])
  warn.mockRestore()
})

test('behavior: refuses to run in a page, unless it is allowed', () => {
  vi.stubGlobal('window', {})
  vi.stubGlobal('document', {})
  expect(messageOf(() => createPowens(credentials))).toContain(
    'createPowens was called in a browser, where its secrets would be readable',
  )
  expect(messageOf(() => createPaymentHandler(whole))).toContain(
    'createPaymentHandler was called in a browser',
  )
  const powens = createPowens({ ...credentials, dangerouslyAllowBrowser: true })
  expect(createPaymentHandler({ ...whole, powens, dangerouslyAllowBrowser: true })).toBeTypeOf('function')
})

test.each([
  ['GET', '/nowhere', 404],
  ['DELETE', '/payments', 405],
  ['GET', '/payments', 405],
  ['POST', '/callback', 405],
  ['PUT', '/webhooks', 405],
  ['GET', '/payments/', 405],
  ['GET', '/go/', 404],
  ['GET', '', 404],
])('behavior: %s %s is %i', async (method, path, status) => {
  const response = await createPaymentHandler(whole)(
    new Request(`https://shop.example/api/powens${path}`, { method }),
  )
  expect([response.status, response.headers.get('content-type')]).toEqual([
    status,
    'application/problem+json',
  ])
  expect(await response.json()).toMatchObject({
    type: 'about:blank',
    status,
    requestId: expect.stringMatching(/^[\w-]{22}$/) as string,
  })
})

test('parameters: basePath, where a proxy rewrites the path', async () => {
  const handler = createPaymentHandler({ ...whole, basePath: '/internal' })
  expect((await handler(new Request('http://10.0.0.7/internal/payments'))).status).toBe(405)
  expect((await handler(new Request('http://10.0.0.7/api/powens/payments'))).status).toBe(404)
})

test('behavior: an unexpected error shows nothing of itself, and the shop gets it', async () => {
  const errors: [unknown, unknown][] = []
  const bug = new Error('FR1420041010050500013M02606')
  const handler = createPaymentHandler({
    ...whole,
    preparePayment: () => {
      throw bug
    },
    onError: (error, context) => void errors.push([error, context]),
  })
  const headers = { 'content-type': 'application/json' }
  const response = await handler(
    new Request(`${whole.publicUrl}/payments`, { method: 'POST', headers, body: '{"input":{}}' }),
  )
  const problem = (await response.json()) as { requestId: string }
  expect(problem).toEqual({
    type: 'about:blank',
    title: 'Something went wrong on the server.',
    status: 500,
    code: 'internal_error',
    requestId: problem.requestId,
  })
  expect(errors).toEqual([[bug, { requestId: problem.requestId }]])
})

test('behavior: a log that fails costs no payment', async () => {
  const handler = createPaymentHandler({
    ...whole,
    onEvent: () => {
      throw new Error('The disk is full.')
    },
  })
  expect((await handler(new Request(`${whole.publicUrl}/nowhere`))).status).toBe(404)
})
