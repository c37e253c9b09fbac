import { expect, test } from 'vitest'
import { getToken, makeInstruction, paymentRequest, setUp } from '../../test/setUp.ts'

type Made = Awaited<ReturnType<typeof setUp>>

interface Case {
  name: string
  status: number
  code: string
  request: (made: Made) => Request | Promise<Request>
}

const send = (
  { sandbox, token }: Made,
  method: string,
  path: string,
  body?: string,
  headers: Record<string, string> = {},
) =>
  new Request(`${sandbox.apiUrl}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body }),
  })

const create =
  (change: Record<string, unknown>, instruction: Record<string, unknown> = {}) =>
  (made: Made) =>
    send(made, 'POST', '/payments', JSON.stringify(paymentRequest(instruction, change)))

const invalid = { status: 400, code: 'invalidValue' }
const missing = { status: 400, code: 'missingParameter' }
const notFound = { status: 404, code: 'notFound' }
const unauthorized = { status: 401, code: 'unauthorized' }

const cases: Case[] = [
  { name: 'an unknown route', ...notFound, request: (made) => send(made, 'GET', '/teapots') },
  { name: 'an unknown payment', ...notFound, request: (made) => send(made, 'GET', '/payments/999999') },
  { name: 'an id that is no number', ...notFound, request: (made) => send(made, 'GET', '/payments/abc') },
  { name: 'an id with a sign', ...notFound, request: (made) => send(made, 'GET', '/payments/-1') },
  { name: 'an id in another notation', ...notFound, request: (made) => send(made, 'GET', '/payments/5e2') },
  { name: 'an empty id', ...notFound, request: (made) => send(made, 'GET', '/payments//scopedtoken') },
  {
    name: 'a prototype key as an id',
    ...notFound,
    request: (made) => send(made, 'GET', '/payments/__proto__'),
  },
  { name: 'a path with ..', ...notFound, request: (made) => send(made, 'GET', '/payments/../../etc/passwd') },
  {
    name: 'a path with an encoded ..',
    ...notFound,
    request: (made) => send(made, 'GET', '/payments/..%2f..%2fconfig'),
  },
  { name: 'an unknown connector', ...notFound, request: (made) => send(made, 'GET', '/connectors/nobody') },
  {
    name: 'a method that is not taken',
    status: 405,
    code: 'methodNotAllowed',
    request: (made) => send(made, 'DELETE', `/payments/${made.id}`),
  },
  {
    name: 'no token',
    ...unauthorized,
    request: (made) => send(made, 'GET', '/payments', undefined, { authorization: '' }),
  },
  {
    name: 'another scheme',
    ...unauthorized,
    request: (made) => send(made, 'GET', '/payments', undefined, { authorization: `Basic ${made.token}` }),
  },
  {
    name: 'an unknown token',
    ...unauthorized,
    request: (made) => send(made, 'GET', '/payments', undefined, { authorization: 'Bearer nonsense' }),
  },
  {
    name: 'an expired token',
    ...unauthorized,
    async request(made) {
      await made.sandbox.clock.advance(31 * 60_000)
      return create({})(made)
    },
  },
  {
    name: 'a foreign scope',
    status: 403,
    code: 'forbidden',
    async request(made) {
      const token = await getToken(made.sandbox, 'payments:read-only')
      return create({})({ ...made, token })
    },
  },
  {
    name: 'broken JSON',
    ...invalid,
    request: (made) => send(made, 'POST', '/payments', '{"instructions": ['),
  },
  {
    name: 'JSON that is no object',
    ...invalid,
    request: (made) => send(made, 'POST', '/payments', '[1, 2]'),
  },
  { name: 'JSON null', ...invalid, request: (made) => send(made, 'POST', '/payments', 'null') },
  {
    name: 'a wrong content type',
    ...invalid,
    request: (made) =>
      send(made, 'POST', '/payments', JSON.stringify(paymentRequest()), { 'content-type': 'text/plain' }),
  },
  { name: 'no body', ...missing, request: (made) => send(made, 'POST', '/payments') },
  {
    name: 'a body of 10 MB',
    ...invalid,
    request: (made) => send(made, 'POST', '/payments', JSON.stringify({ pad: 'x'.repeat(10_000_000) })),
  },
  {
    name: 'bytes that are no UTF-8',
    ...invalid,
    request: (made) =>
      new Request(`${made.sandbox.apiUrl}/payments`, {
        method: 'POST',
        headers: { authorization: `Bearer ${made.token}`, 'content-type': 'application/json' },
        body: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]),
      }),
  },
  { name: 'no instructions', ...missing, request: create({ instructions: undefined }) },
  { name: 'empty instructions', ...missing, request: create({ instructions: [] }) },
  { name: 'instructions that are no list', ...invalid, request: create({ instructions: {} }) },
  { name: 'an instruction that is text', ...invalid, request: create({ instructions: ['pay'] }) },
  { name: 'no redirect', ...missing, request: create({ client_redirect_uri: undefined }) },
  { name: 'a relative redirect', ...invalid, request: create({ client_redirect_uri: '/return' }) },
  {
    name: 'a redirect with a query',
    ...invalid,
    request: create({ client_redirect_uri: 'https://shop.example/?a=1' }),
  },
  { name: 'a state of 2001 characters', ...invalid, request: create({ client_state: 'x'.repeat(2001) }) },
  { name: 'a state that is a number', ...invalid, request: create({ client_state: 7 }) },
  { name: 'an unknown bank', ...invalid, request: create({ connector_uuid: 'nobody' }) },
  { name: 'a bank that is an object', ...invalid, request: create({ connector_uuid: {} }) },
  ...[0, -1, 1.234, '1e2', '', ' 1', true, [1], 10 ** 14].map((amount): Case => ({
    name: `an amount of ${JSON.stringify(amount)}`,
    ...invalid,
    request: create({}, { amount }),
  })),
  { name: 'no amount', ...missing, request: create({}, { amount: undefined }) },
  { name: 'an unknown currency', ...invalid, request: create({}, { currency: 'EURO' }) },
  { name: 'a currency of a prototype', ...invalid, request: create({}, { currency: 'constructor' }) },
  { name: 'an empty label', ...missing, request: create({}, { label: '' }) },
  { name: 'an unknown date type', ...invalid, request: create({}, { execution_date_type: 'someday' }) },
  {
    name: 'deferred to the past',
    ...invalid,
    request: create({}, { execution_date_type: 'deferred', execution_date: '2026-01-14' }),
  },
  {
    name: 'deferred to 30 February',
    ...invalid,
    request: create({}, { execution_date_type: 'deferred', execution_date: '2026-02-30' }),
  },
  {
    name: 'an IBAN with a transposition',
    ...invalid,
    request: create(
      {},
      { beneficiary: { scheme_name: 'iban', identification: 'FR1420041010050500031M02606', label: 'x' } },
    ),
  },
  {
    name: 'an unknown scheme',
    ...invalid,
    request: create({}, { beneficiary: { scheme_name: 'bban', identification: '1', label: 'x' } }),
  },
  { name: 'no beneficiary', ...missing, request: create({}, { beneficiary: undefined }) },
  {
    name: 'two date types in a bulk',
    ...invalid,
    request: create({
      instructions: [makeInstruction(), makeInstruction({ execution_date_type: 'first_open_day' })],
    }),
  },
  {
    name: 'an update with nothing in it',
    ...missing,
    request: (made) => send(made, 'POST', `/payments/${made.id}`, '{}'),
  },
  {
    name: 'cancel: false',
    ...invalid,
    request: (made) => send(made, 'POST', `/payments/${made.id}`, '{"cancel":false}'),
  },
  {
    name: 'cancel without a redirect',
    ...missing,
    request: (made) => send(made, 'POST', `/payments/${made.id}`, '{"cancel":true}'),
  },
  {
    name: 'confirm as text',
    ...invalid,
    request: (made) => send(made, 'POST', `/payments/${made.id}`, '{"confirm":"true"}'),
  },
  {
    name: 'resume: false',
    ...invalid,
    request: (made) => send(made, 'POST', `/payments/${made.id}`, '{"resume":false}'),
  },
  {
    name: 'unknown terms',
    ...invalid,
    request: (made) => send(made, 'POST', `/payments/${made.id}/terms`, '{"id_terms":99}'),
  },
  {
    name: 'connectors for an unknown payment',
    ...notFound,
    request: (made) => send(made, 'GET', '/connectors?id_payment=999'),
  },
]

test.each(cases)('$name: $status, and nothing has changed', async ({ request, status, code }) => {
  const made = await setUp()
  const before = made.sandbox.payments.list()
  const response = await made.sandbox.fetch(await request(made))
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toContain('application/json')
  expect(await response.json()).toEqual({
    code,
    description: expect.any(String),
    ...(status !== 401 && { message: null }),
    request_id: expect.any(Number),
  })
  expect(made.sandbox.payments.list()).toEqual(before)
  expect(made.sandbox.webhooks.attempts).toEqual([])
})

test('a host that is not the sandbox: the connection fails, as nobody listens there', async () => {
  const { sandbox } = await setUp()
  await expect(sandbox.fetch('https://elsewhere.example/2.0/payments')).rejects.toThrow(TypeError)
})

test('the prototype of objects is left alone', async () => {
  const made = await setUp()
  const body = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'
  await made.sandbox.fetch(send(made, 'POST', '/payments', body))
  expect({}).not.toHaveProperty('polluted')
})
