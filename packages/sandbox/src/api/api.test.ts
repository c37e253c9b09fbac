import { compactVerify, decodeProtectedHeader, importSPKI } from 'jose'
import { expect, test } from 'vitest'
import { call, getToken, makeInstruction, openPayment, paymentRequest, setUp } from '../../test/setUp.ts'
import { createSandbox, testConnector } from '../index.ts'

const credentials = { grant_type: 'client_credentials', client_id: '12345678', client_secret: 'secret' }

test.each([
  ['payments:admin', 'payments:admin'],
  [['payments:admin', 'payments:cancel'], 'payments:admin payments:cancel'],
])('POST /auth/token: scope %j', async (scope, text) => {
  const sandbox = createSandbox({ clientSecret: 'secret' })
  const { body } = await call(sandbox, 'POST', '/auth/token', { body: { ...credentials, scope } })
  expect(body).toEqual({ token: expect.stringMatching(/^\w{48}$/), scope: text })
})

test('POST /auth/token: takes a form', async () => {
  const sandbox = createSandbox({ clientSecret: 'secret' })
  const body = new URLSearchParams({ ...credentials, scope: 'payments:read-only' })
  body.append('scope', 'payments:cancel')
  const response = await sandbox.fetch(`${sandbox.apiUrl}/auth/token`, { method: 'POST', body })
  expect(await response.json()).toMatchObject({ scope: 'payments:read-only payments:cancel' })
})

test.each([
  [{ client_secret: 'wrong' }, 401, 'unauthorized'],
  [{ client_id: '1' }, 401, 'unauthorized'],
  [{ grant_type: 'password' }, 400, 'invalidValue'],
  [{ grant_type: undefined }, 400, 'missingParameter'],
  [{ client_secret: undefined }, 400, 'missingParameter'],
  [{ scope: undefined }, 400, 'missingParameter'],
  [{ scope: [] }, 400, 'missingParameter'],
  [{ scope: 'root' }, 400, 'invalidValue'],
  [{ scope: ['payments:admin', 7] }, 400, 'invalidValue'],
])('POST /auth/token: %j is refused', async (change, status, code) => {
  const sandbox = createSandbox({ clientSecret: 'secret' })
  const answer = await call(sandbox, 'POST', '/auth/token', {
    body: { ...credentials, scope: 'payments:admin', ...change },
  })
  expect({ status: answer.status, code: answer.body['code'] }).toEqual({ status, code })
})

test('tokens: a service token lasts thirty minutes, a scoped one seven days', async () => {
  const { sandbox, token, id, scopedToken } = await setUp()
  const status = async (bearer: string) =>
    (await call(sandbox, 'GET', `/payments/${id}`, { token: bearer })).status
  await sandbox.clock.advance(30 * 60_000 - 1)
  expect(await status(token)).toBe(200)
  await sandbox.clock.advance(1)
  expect([await status(token), await status(scopedToken)]).toEqual([401, 200])
  await sandbox.clock.advance(7 * 86_400_000)
  expect(await status(scopedToken)).toBe(401)
})

const cancel = { cancel: true, client_redirect_uri: 'https://shop.example/return' }
const validate = { connector_uuid: testConnector.uuid, webview_url: 'https://x.example/' }
const rights = {
  'payments:admin': [200, 200, 200, 200, 200, 200],
  payments: [200, 200, 200, 200, 200, 200],
  'payments:read-only': [403, 200, 403, 403, 403, 403],
  'payments:validate': [403, 200, 200, 403, 200, 200],
  'payments:cancel': [403, 403, 403, 200, 403, 403],
  'payments:allow-sensitive': [403, 200, 403, 403, 403, 200],
  'payment-links:admin': [403, 403, 403, 403, 403, 403],
}

test.each(Object.entries(rights))('scopes: %s', async (scope, expected) => {
  const { sandbox, token } = await setUp()
  const own = await getToken(sandbox, scope)
  const one = await openPayment(sandbox, token)
  const two = await openPayment(sandbox, token)
  const statuses = [
    (await call(sandbox, 'POST', '/payments', { token: own, body: paymentRequest() })).status,
    (await call(sandbox, 'GET', `/payments/${one.id}`, { token: own })).status,
    (await one.post(validate, own)).status,
    (await two.post(cancel, own)).status,
    (
      await call(sandbox, 'POST', `/payments/${one.id}/scopedtoken`, {
        token: own,
        body: { scope: 'payments:validate' },
      })
    ).status,
    (await call(sandbox, 'GET', `/payments/${one.id}?show_sensitive=true`, { token: own })).status,
  ]
  expect(statuses).toEqual(expected)
})

test('scopes: a scoped token is for its own payment alone', async () => {
  const { sandbox, token, scopedToken, id } = await setUp()
  const other = await openPayment(sandbox, token)
  const get = async (path: string) => (await call(sandbox, 'GET', path, { token: scopedToken })).status
  expect(await get(`/payments/${id}`)).toBe(200)
  expect(await get(`/payments/${other.id}`)).toBe(404)
  expect(await get('/payments')).toBe(403)
  expect((await other.post(cancel, scopedToken)).status).toBe(404)
  expect((await call(sandbox, 'POST', `/payments/${id}`, { token: scopedToken, body: cancel })).status).toBe(
    403,
  )
  expect((await other.post(validate, scopedToken)).status).toBe(404)
})

test.each([['payments:admin'], [['payments:validate', 'payments']]])(
  'POST scopedtoken: %j is not granted',
  async (scope) => {
    const { sandbox, token, id } = await setUp()
    const { status } = await call(sandbox, 'POST', `/payments/${id}/scopedtoken`, { token, body: { scope } })
    expect(status).toBe(400)
  },
)

test('POST scopedtoken: nobody hands on a scope they do not have', async () => {
  const { sandbox, id, scopedToken } = await setUp()
  const { status } = await call(sandbox, 'POST', `/payments/${id}/scopedtoken`, {
    token: scopedToken,
    body: { scope: 'payments:cancel' },
  })
  expect(status).toBe(403)
})

test('sensitive fields: shown only when asked for', async () => {
  const { sandbox, token, id, read } = await setUp()
  expect((await read())['payer_identity']).toEqual({ kind: 'individual' })
  const { body } = await call(sandbox, 'GET', `/payments/${id}?show_sensitive=true`, { token })
  expect(body['payer_identity']).toMatchObject({ first_name: 'Ada', last_name: 'Martin' })
})

test('GET /payments: filters, order and pages', async () => {
  const { sandbox, token, id, url } = await setUp()
  await sandbox.clock.advance(60_000)
  const bulk = { instructions: [makeInstruction({ amount: 1 }), makeInstruction({ amount: 2 })] }
  const second = await openPayment(sandbox, token, paymentRequest({}, bulk))
  await sandbox.clock.advance(86_400_000)
  const fresh = await getToken(sandbox)
  const third = await openPayment(
    sandbox,
    fresh,
    paymentRequest(
      { execution_date_type: 'first_open_day', reference_id: 'ref-3' },
      { connector_uuid: testConnector.uuid },
    ),
  )
  await sandbox.payer.approve(url)
  const list = async (query: string) => {
    const { body } = await call(sandbox, 'GET', `/payments?${query}`, { token: fresh })
    return (body['payments'] as { id: number }[]).map((payment) => payment.id)
  }
  expect(await list('')).toEqual([id, second.id, third.id])
  expect(await list('reverse=true')).toEqual([third.id, second.id, id])
  expect(await list('limit=1&offset=1')).toEqual([second.id])
  expect(await list('state=done')).toEqual([id])
  expect(await list('connector_uuid=null')).toEqual([second.id])
  expect(await list(`connector_uuid=${testConnector.uuid}`)).toEqual([third.id])
  expect(await list('execution_date_type=first_open_day')).toEqual([third.id])
  expect(await list('reference_id=ref-3')).toEqual([third.id])
  expect(await list('min_date=2026-01-16')).toEqual([third.id])
  expect(await list('max_date=2026-01-16')).toEqual([id, second.id])
  expect(await list('min_date=2026&max_date=2026-02')).toHaveLength(3)
  expect(await list('filter=validate_date&min_date=2026-01-16')).toEqual([id])
  expect(await list('order_by=amount')).toEqual([second.id, id, third.id])
  expect(await list('beneficiary_identification=FR1420041010050500013M02606')).toHaveLength(3)
})

test.each(['limit=x', 'offset=-1', 'order_by=mood', 'filter=mood', 'min_date=yesterday'])(
  'GET /payments: %s is refused',
  async (query) => {
    const { sandbox, token } = await setUp()
    expect((await call(sandbox, 'GET', `/payments?${query}`, { token })).status).toBe(400)
  },
)

test('terms: to be signed until they are accepted', async () => {
  const { sandbox, token, id } = await setUp()
  const terms = () => call(sandbox, 'GET', `/payments/${id}/terms`, { token })
  const { body } = await terms()
  expect(body['to_sign']).toBe('true')
  expect((await call(sandbox, 'GET', '/terms')).body).toMatchObject({ terms: { id: body['id'] } })
  const accepted = await call(sandbox, 'POST', `/payments/${id}/terms`, {
    token,
    body: { id_terms: body['id'] },
  })
  expect(accepted.body).toEqual({ success: 'ok' })
  expect((await terms()).body).not.toHaveProperty('to_sign')
})

test.each([
  [{ config: { 'payment.max_amount': '5' } }, 400],
  [{ config: { 'payment.max_amount': '0' } }, 200],
  [{ maximumAmount: 10 }, 200],
  [{ maximumAmount: 5 }, 400],
  [{ maximumAmount: 5, config: { 'payment.max_amount': '100' } }, 400],
  [{ domain: 'acme-sandbox' }, 200],
  [{ domain: 'acme-sandbox', maximumAmount: 5 }, 400],
])('maximum amount: %j answers 9.50 with %i', async (options, expected) => {
  const sandbox = createSandbox(options)
  const token = await getToken(sandbox)
  const { status } = await call(sandbox, 'POST', '/payments', { token, body: paymentRequest() })
  expect(status).toBe(expected)
})

test.each([
  [{}, 10.01, 200],
  [{ domain: 'acme-sandbox' }, 10, 200],
  [{ domain: 'acme-sandbox' }, 10.01, 400],
  [{ domain: 'acme-sandbox', config: { 'payment.max_amount': '100' } }, 10.01, 400],
  [{ domain: 'acme-sandbox', maximumAmount: null }, 5000, 200],
  [{ domain: 'acme-sandbox', maximumAmount: 20 }, 10.01, 200],
  [{ domain: 'sandbox-acme' }, 10.01, 200],
])('maximum amount: of a sandbox domain, %j answers %d with %i', async (options, amount, expected) => {
  const sandbox = createSandbox(options)
  const token = await getToken(sandbox)
  const { status } = await call(sandbox, 'POST', '/payments', { token, body: paymentRequest({ amount }) })
  expect(status).toBe(expected)
})

test('maximum amount: of a sandbox domain, for all transfers of a bulk together', async () => {
  const sandbox = createSandbox({ domain: 'acme-sandbox' })
  const token = await getToken(sandbox)
  const create = async (...amounts: number[]) => {
    const body = paymentRequest({}, { instructions: amounts.map((amount) => makeInstruction({ amount })) })
    return (await call(sandbox, 'POST', '/payments', { token, body })).status
  }
  expect([await create(5, 5), await create(5, 5.01)]).toEqual([200, 400])
})

test('registered redirect URLs: another one creates nothing and cancels nothing', async () => {
  const sandbox = createSandbox({ redirectUris: ['https://shop.example/return'] })
  const token = await getToken(sandbox)
  const { id } = await openPayment(sandbox, token)
  const refused = { status: 400, body: { code: 'invalidValue' } }
  for (const other of ['https://shop.example/return/', 'https://evil.example/return']) {
    const body = paymentRequest({}, { client_redirect_uri: other })
    expect(await call(sandbox, 'POST', '/payments', { token, body })).toMatchObject(refused)
    const cancelling = { cancel: true, client_redirect_uri: other }
    expect(await call(sandbox, 'POST', `/payments/${id}`, { token, body: cancelling })).toMatchObject(refused)
  }
  expect(sandbox.payments.list().map(({ state }) => state)).toEqual(['created'])
})

test('calls a minute: the one too many is refused, with how long to wait', async () => {
  const sandbox = createSandbox({ callsPerMinute: 3 })
  const statuses: number[] = []
  for (let count = 0; count < 4; count += 1) {
    statuses.push((await call(sandbox, 'GET', '/connectors')).status)
  }
  expect(statuses).toEqual([200, 200, 200, 429])
  const { headers } = await call(sandbox, 'GET', '/connectors')
  expect(headers.get('retry-after')).toBe('60')
  await sandbox.clock.advance(60_000)
  expect((await call(sandbox, 'GET', '/connectors')).status).toBe(200)
})

test.each([
  [{ domain: 'acme-sandbox' }, 30],
  [{ domain: 'acme-sandbox', callsPerMinute: 2 }, 2],
  [{ domain: 'acme-sandbox', callsPerMinute: null }, Infinity],
  [{ domain: 'acme' }, Infinity],
])('calls a minute: %j takes %d', async (options, limit) => {
  const sandbox = createSandbox(options)
  const asked = Math.min(limit, 100) + 1
  const statuses = new Set<number>()
  for (let count = 1; count < asked; count += 1) {
    statuses.add((await call(sandbox, 'GET', '/connectors')).status)
  }
  expect([...statuses]).toEqual([200])
  expect((await call(sandbox, 'GET', '/connectors')).status).toBe(limit < asked ? 429 : 200)
})

test.each([
  ['payer_identity', {}, { payer_identity: { first_name: 'Ada', last_name: 'Martin', id_user: 7 } }],
  [
    'operator_identity',
    {},
    { operator_identity: { kind: 'corporate', scheme_name: 'siren', identification: '1', id_user: 7 } },
  ],
  ['beneficiary_identity', { beneficiary_identity: { first_name: 'A', last_name: 'B', id_user: 7 } }, {}],
])('id_user: of the %s is a user of the domain', async (_, instruction, request) => {
  const status = async (users: number[]) => {
    const sandbox = createSandbox({ users })
    const body = paymentRequest(instruction, request)
    return (await call(sandbox, 'POST', '/payments', { token: await getToken(sandbox), body })).status
  }
  expect([await status([]), await status([6, 8]), await status([7])]).toEqual([400, 400, 200])
})

test('webhooks/auth: created once, listed without its secret, deleted', async () => {
  const sandbox = createSandbox()
  const config = { token: sandbox.configToken }
  const created = await call(sandbox, 'POST', '/webhooks/auth?type=hmac_signature&name=shop', config)
  expect(created.body).toMatchObject({
    type: 'hmac_signature',
    name: 'shop',
    config: { secret_key: expect.any(String) },
  })
  expect((await call(sandbox, 'GET', '/webhooks/auth?limit=1000', config)).body).toEqual({
    authproviders: [{ id: created.body['id'], type: 'hmac_signature', name: 'shop' }],
  })
  const again = { ...config, body: { type: 'hmac_signature', name: 'shop' } }
  expect((await call(sandbox, 'POST', '/webhooks/auth', again)).body).toMatchObject({ code: 'dataError' })
  const path = `/webhooks/auth/${Number(created.body['id'])}`
  expect((await call(sandbox, 'DELETE', path, config)).status).toBe(204)
  expect((await call(sandbox, 'DELETE', path, config)).status).toBe(404)
})

test('?sign_response=true: a JWS under the key its header points to', async () => {
  const { sandbox, token, id } = await setUp()
  const url = `${sandbox.apiUrl}/payments/${id}?sign_response=true`
  const jws = await (await sandbox.fetch(url, { headers: { authorization: `Bearer ${token}` } })).text()
  const { key_url: keyUrl } = decodeProtectedHeader(jws) as { key_url: string }
  const key = (await (await sandbox.fetch(keyUrl)).json()) as { public_key: string; deprecated: null }
  expect(key.deprecated).toBeNull()
  const { payload } = await compactVerify(jws, await importSPKI(key.public_key, 'RS256'))
  const signed = JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>
  expect(Object.keys(signed)).toEqual(['request_url', 'response_timestamp', 'response_payload'])
  expect(signed).toMatchObject({ request_url: url, response_payload: { id, state: 'created' } })
  expect((await call(sandbox, 'GET', '/sign-keys')).body).toMatchObject([{ id: 1 }])
})
