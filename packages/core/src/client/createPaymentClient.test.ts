import { expect, test, vi } from 'vitest'
import type { OneTimePaymentView } from '../wire/views/PaymentView.ts'
import { cancelPayment } from './cancelPayment.ts'
import { createHandoff } from './createHandoff.ts'
import { createPayment } from './createPayment.ts'
import { createPaymentClient, type PaymentClientOptions } from './createPaymentClient.ts'
import { findPayment } from './findPayment.ts'
import { getPayment } from './getPayment.ts'
import { listConnectors } from './listConnectors.ts'
import type { PaymentClient } from './PaymentClient.ts'
import { resumePayment } from './resumePayment.ts'

const payment: OneTimePaymentView = {
  id: 501,
  orderId: '42',
  createdAt: null,
  kind: 'one_time',
  state: 'created',
  state_detail: null,
  action: null,
  error_code: null,
  error_description: null,
  connector_uuid: null,
  bank: null,
  payee: null,
  label: null,
  reference_id: null,
  source: 'confirmed',
  review: null,
  unwanted: null,
  resolved: null,
  cancellable: true,
  resumable: true,
  outcome: {
    status: 'requires_action',
    bucket: 'in_progress',
    action: 'validate',
    isFinal: false,
    source: 'confirmed',
    needsReview: false,
  },
  nextStep: null,
  revision: 0,
  amount: '9.50',
  currency: 'EUR',
  execution_date_type: 'instant',
  execution_date: null,
}
const handoff = { url: '/h/1', expiresAt: '2026-01-01T00:00:00Z' }
const reference = { paymentId: 501, paymentKey: 'k.1' }
const redirectUrl = 'https://shop.example/api/powens/go/t'

function connect(answer: unknown, status = 200, options: PaymentClientOptions = {}) {
  const requests: Request[] = []
  const client = createPaymentClient({
    basePath: 'https://shop.example/api/powens',
    ...options,
    fetch: async (request) => {
      requests.push(request)
      return typeof answer === 'string' ? new Response(answer, { status }) : Response.json(answer, { status })
    },
  })
  return { client, requests }
}
const seen = async (request: Request | undefined) =>
  request && {
    call: `${request.method} ${request.url}`,
    key: request.headers.get('powens-payment-key'),
    type: request.headers.get('content-type'),
    body: await request.text(),
  }

test('createPayment: default', async () => {
  const answer = { payment, paymentKey: 'k.1', redirectUrl }
  const { client, requests } = connect(answer, 201)
  expect(await createPayment(client, { input: { orderId: '42' }, idempotencyKey: 'i1' })).toEqual(answer)
  expect(requests[0]?.headers.get('idempotency-key')).toBe('i1')
  expect(await seen(requests[0])).toEqual({
    call: 'POST https://shop.example/api/powens/payments',
    key: null,
    type: 'application/json',
    body: '{"input":{"orderId":"42"}}',
  })
})

const actions: [
  name: string,
  act: (client: PaymentClient) => Promise<unknown>,
  answer: object | null,
  result: unknown,
  call: string,
  body: string,
][] = [
  [
    'findPayment',
    (client) => findPayment(client, { input: 1 }),
    null,
    null,
    'POST /payments/find',
    '{"input":1}',
  ],
  ['getPayment', (client) => getPayment(client, reference), { payment }, payment, 'GET /payments/501', ''],
  [
    'resumePayment',
    (client) => resumePayment(client, reference),
    { redirectUrl },
    { redirectUrl },
    'POST /payments/501/resume',
    '{}',
  ],
  [
    'cancelPayment',
    (client) => cancelPayment(client, reference),
    { payment, redirectUrl: null },
    { payment, redirectUrl: null },
    'POST /payments/501/cancel',
    '{}',
  ],
  [
    'createHandoff',
    (client) => createHandoff(client, reference),
    handoff,
    handoff,
    'POST /payments/501/handoff',
    '{}',
  ],
  [
    'listConnectors',
    (client) => listConnectors(client, { input: 1 }),
    { connectors: [] },
    [],
    'POST /connectors',
    '{"input":1}',
  ],
]

test.each(actions)('%s: default', async (_, act, answer, result, call, body) => {
  const { client, requests } = connect(answer, 200, { basePath: 'https://pay.shop.example/p' })
  expect(await act(client)).toEqual(result)
  const request = await seen(requests[0])
  expect(request).toMatchObject({ call: call.replace(' ', ' https://pay.shop.example/p'), body })
  expect(request?.key).toBe(call.includes('501') ? 'k.1' : null)
})

test('parameters: headers', async () => {
  const { client, requests } = connect({ payment }, 200, { headers: { 'x-csrf': 'a' } })
  await getPayment(client, reference)
  expect(requests[0]?.headers.get('x-csrf')).toBe('a')
  expect(requests[0]?.headers.get('powens-payment-key')).toBe('k.1')
})

test('parameters: headers as a function', async () => {
  let turn = 0
  const { client, requests } = connect({ payment }, 200, { headers: () => ({ 'x-csrf': String(++turn) }) })
  await getPayment(client, reference)
  await getPayment(client, reference)
  expect(requests.map((request) => request.headers.get('x-csrf'))).toEqual(['1', '2'])
})

test('behavior: a problem becomes the error it describes', async () => {
  const { client } = connect(
    { code: 'order_already_paid', title: 'Paid.', status: 409, requestId: 'r1' },
    409,
  )
  await expect(createPayment(client, { input: 1 })).rejects.toMatchObject({
    name: 'PaymentError',
    code: 'order_already_paid',
    message: 'Paid.',
    status: 409,
    requestId: 'r1',
  })
})

test.each(['', '<h1>hello</h1>', '{"payment":{}}', 'null', '[]'])(
  'behavior: the answer %s is no payment',
  async (text) => {
    await expect(getPayment(connect(text).client, reference)).rejects.toMatchObject({
      code: 'invalid_response',
    })
  },
)

test.each(['javascript:alert(1)', 'data:text/html,x', 'go/t', ''])(
  'behavior: %s is nowhere to send a payer',
  async (redirectUrl) => {
    const { client } = connect({ payment, paymentKey: 'k', redirectUrl })
    await expect(createPayment(client, { input: 1 })).rejects.toMatchObject({ code: 'invalid_response' })
  },
)

test('behavior: a server that cannot be reached is a network error that keeps its cause', async () => {
  const cause = new TypeError('fetch failed')
  const client = createPaymentClient({ basePath: 'https://shop.example', fetch: () => Promise.reject(cause) })
  await expect(getPayment(client, reference)).rejects.toMatchObject({
    code: 'network_error',
    status: 0,
    cause,
  })
})

test('behavior: an aborted call rejects with the reason of its signal', async () => {
  const controller = new AbortController()
  const client = createPaymentClient({
    basePath: 'https://shop.example/api/powens',
    fetch: (request) =>
      new Promise((_, reject) =>
        request.signal.addEventListener('abort', () => reject(request.signal.reason)),
      ),
  })
  const call = getPayment(client, reference, { signal: controller.signal })
  controller.abort(new Error('left the page'))
  await expect(call).rejects.toThrow('left the page')
})

test('behavior: without a page a path alone leads nowhere', async () => {
  const client = createPaymentClient({ fetch: async () => Response.json({ payment }) })
  await expect(getPayment(client, reference)).rejects.toMatchObject({
    code: 'configuration_error',
    message: expect.stringContaining('/api/powens/payments/501'),
  })
  await expect(getPayment(createPaymentClient(), reference)).rejects.toMatchObject({
    code: 'configuration_error',
    message: expect.stringContaining('/api/powens/payments/501'),
  })
})

test('behavior: the global fetch is the one of the call, and gets an address and options', async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json({ payment }))
  vi.stubGlobal('location', { href: 'https://shop.example/order' })
  const client = createPaymentClient({ headers: { 'x-csrf': 'a' } })
  vi.stubGlobal('fetch', fetch)
  // As in a test environment without the rest of it.
  vi.stubGlobal('Request', undefined)
  await getPayment(client, reference)
  vi.unstubAllGlobals()
  expect(fetch).toHaveBeenCalledWith(
    '/api/powens/payments/501',
    expect.objectContaining({
      credentials: 'include',
      cache: 'no-store',
      headers: expect.objectContaining({ 'x-csrf': 'a', 'Powens-Payment-Key': 'k.1' }),
    }),
  )
})

test('behavior: no framework caches a read, unless it is told how long', async () => {
  const { client, requests } = connect({ payment })
  await getPayment(client, reference)
  await client.request('/payments/501', { next: { revalidate: 10 } })
  await client.request('/payments/501', { cache: 'reload' })
  expect(requests.map(({ cache }) => cache)).toEqual(['no-store', 'default', 'reload'])
})

test.each<[string, PaymentClientOptions]>([
  [
    'headers that fail',
    {
      headers: () => {
        throw new Error('There is no session.')
      },
    },
  ],
  [
    'headers that name nothing',
    {
      headers: () => {
        throw new ReferenceError('token is not defined')
      },
    },
  ],
  ['a fetch that is none', { fetch: 'fetch' as never }],
  ['a mock with a mistake', { fetch: async () => (undefined as never as { clone: () => Response }).clone() }],
])('behavior: %s is a mistake in code, not an unreachable server', async (_, options) => {
  const client = createPaymentClient({ basePath: 'https://shop.example/p', ...options })
  await expect(getPayment(client, reference)).rejects.toMatchObject({
    code: 'configuration_error',
    cause: expect.any(Error),
  })
})

test('request: behavior: answers are handed over as they are', async () => {
  const { client, requests } = connect('nope', 404)
  expect((await client.request('/payments/1/events')).status).toBe(404)
  expect(requests[0]?.url).toBe('https://shop.example/api/powens/payments/1/events')
})

test('request: behavior: what a client of your own throws is a network error too', async () => {
  const request = () => {
    throw new TypeError('no way out')
  }
  await expect(getPayment({ request }, reference)).rejects.toMatchObject({ code: 'network_error' })
})
