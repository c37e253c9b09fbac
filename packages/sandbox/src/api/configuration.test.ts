import { expect, test } from 'vitest'
import { call, paymentRequest, setUp } from '../../test/setUp.ts'
import { createSandbox } from '../index.ts'

test('config: with the console token alone', async () => {
  const { sandbox, token } = await setUp()
  const body = { 'payment.max_amount': 5 }
  expect((await call(sandbox, 'POST', '/config', { body })).status).toBe(401)
  expect((await call(sandbox, 'POST', '/config', { token, body })).status).toBe(403)
  const config = { token: sandbox.configToken }
  expect((await call(sandbox, 'POST', '/config', { ...config, body })).body).toEqual({
    'payment.max_amount': '5',
  })
  expect((await call(sandbox, 'GET', '/config?search=max', config)).body).toEqual({
    'payment.max_amount': '5',
  })
  expect((await call(sandbox, 'GET', '/config?search=expire', config)).body).toEqual({})
})

test('GET /config/logs: each change with what was there before, in a span of time', async () => {
  const sandbox = createSandbox()
  const config = { token: sandbox.configToken }
  const set = (body: unknown) => call(sandbox, 'POST', '/config', { ...config, body })
  await set({ 'payment.max_amount': '5' })
  await sandbox.clock.advance(86_400_000)
  await set({ 'payment.max_amount': '7', 'payment.auto_confirmation': '0' })
  const list = async (query: string) => (await call(sandbox, 'GET', `/config/logs?${query}`, config)).body
  expect(await list('search=max_amount')).toMatchObject({
    logs: [
      { key: 'payment.max_amount', old_value: null, new_value: '5', date: '2026-01-15 09:30:00' },
      { key: 'payment.max_amount', old_value: '5', new_value: '7' },
    ],
    total: 2,
  })
  expect(await list('min_date=2026-01-16')).toMatchObject({ total: 2 })
  expect(await list('max_date=2026-01-16')).toMatchObject({ total: 1 })
  expect((await call(sandbox, 'GET', '/config/logs?min_date=soon', config)).status).toBe(400)
  expect((await call(sandbox, 'GET', '/config/logs')).status).toBe(401)
})

test.each([
  ['no key at all', undefined, 'https://shop.example', null],
  ['another host', 'other.example', 'https://shop.example', null],
  ['a part of the host', 'shop.example', 'https://evil-shop.example', null],
  ['its host', 'other.example, shop.example', 'https://shop.example', 'https://shop.example'],
  ['its origin', 'https://shop.example', 'https://shop.example', 'https://shop.example'],
  ['its host and port', 'localhost:5173', 'http://localhost:5173', 'http://localhost:5173'],
  ['a port that is another', 'localhost:5173', 'http://localhost:5174', null],
  ['the origin of a sandboxed frame', 'null', 'null', null],
])('biapi.allowed_origins: %s', async (_, allowed, origin, expected) => {
  const config: Record<string, string> = allowed === undefined ? {} : { 'biapi.allowed_origins': allowed }
  const { sandbox, id, scopedToken } = await setUp({ config })
  const url = `${sandbox.apiUrl}/payments/${id}`
  const asked = await sandbox.fetch(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization',
    },
  })
  const answers = [
    asked,
    await sandbox.fetch(url, { headers: { origin, authorization: `Bearer ${scopedToken}` } }),
    await sandbox.fetch(url, { headers: { origin } }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([204, 200, 401])
  for (const { headers } of answers) {
    expect(headers.get('access-control-allow-origin')).toBe(expected)
    expect(headers.get('vary') ?? '').toBe(origin === 'null' ? '' : 'Origin')
  }
  expect(asked.headers.get('access-control-allow-headers')?.includes('Authorization') ?? null).toBe(
    expected === null ? null : true,
  )
})

test('OPTIONS: is no call, uses up no fault and no budget', async () => {
  const { sandbox, token } = await setUp({ callsPerMinute: 5 })
  sandbox.faults.failNext('*', { status: 503 })
  const headers = { origin: 'https://shop.example', 'access-control-request-method': 'POST' }
  for (let count = 0; count < 9; count += 1) {
    const { status } = await sandbox.fetch(`${sandbox.apiUrl}/payments`, { method: 'OPTIONS', headers })
    expect(status).toBe(204)
  }
  const post = () => call(sandbox, 'POST', '/payments', { token, body: paymentRequest() })
  expect([(await post()).status, (await post()).status]).toEqual([503, 200])
})

test('webhooks/auth: with the version of the API and without it', async () => {
  const sandbox = createSandbox()
  const headers = { authorization: `Bearer ${sandbox.configToken}` }
  const send = async (method: string, path: string) =>
    sandbox.fetch(`${sandbox.baseUrl}${path}`, { method, headers })
  const created = await send('POST', '/webhooks/auth?type=hmac_signature&name=one')
  const { id } = (await created.json()) as { id: number }
  expect(await (await send('GET', '/2.0/webhooks/auth')).json()).toMatchObject({ authproviders: [{ id }] })
  expect(await (await send('GET', '/webhooks/auth?limit=1000')).json()).toMatchObject({
    authproviders: [{ id, name: 'one' }],
  })
  expect((await send('DELETE', `/webhooks/auth/${id}`)).status).toBe(204)
  expect((await send('GET', '/payments')).status).toBe(404)
})

test.each([
  ['My HMAC provider', 200],
  ['ACME provider', 200],
  ['a-short-one', 200],
  ['a name of more than forty characters, with spaces', 200],
  ['0f8fad5b-d9cb-469f-a165-70867728950e-ab', 500],
])('webhooks/auth: a provider named %s answers %i', async (name, expected) => {
  const sandbox = createSandbox()
  for (const type of ['hmac_signature', 'oauth']) {
    const body = { type, name: `${name}${type === 'oauth' ? 2 : ''}` }
    const answer = await call(sandbox, 'POST', '/webhooks/auth', { token: sandbox.configToken, body })
    expect(answer.status).toBe(expected)
  }
})
