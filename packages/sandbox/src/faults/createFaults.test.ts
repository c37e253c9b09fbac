import { expect, test } from 'vitest'
import { createReceiver } from '../../test/receiver.ts'
import { call, getToken, openPayment, paymentRequest, setUp } from '../../test/setUp.ts'
import { createSandbox } from '../index.ts'

test.each([400, 401, 403, 404, 409, 500, 503])('failNext: %i, and nothing is carried out', async (status) => {
  const { sandbox, token } = await setUp()
  sandbox.faults.failNext('POST /payments', { status })
  const refused = await call(sandbox, 'POST', '/payments', { token, body: paymentRequest() })
  expect(refused.status).toBe(status)
  const keys = ['code', 'description', 'message', 'request_id']
  expect(Object.keys(refused.body)).toEqual(keys.filter((key) => key !== 'message' || status !== 401))
  expect(sandbox.payments.list()).toHaveLength(1)
  const created = await call(sandbox, 'POST', '/payments', { token, body: paymentRequest() })
  expect(created.status).toBe(200)
})

test('failNext: a code and a message of the bank, as often as asked for', async () => {
  const { sandbox, read } = await setUp()
  sandbox.faults.failNext('GET /payments/{id}', {
    status: 400,
    code: 'bankMessage',
    message: 'Fermé',
    times: 2,
  })
  expect(await read()).toMatchObject({ code: 'bankMessage', message: 'Fermé' })
  expect(await read()).toMatchObject({ code: 'bankMessage' })
  expect(await read()).toMatchObject({ state: 'created' })
})

test('failNext: only its own route, or every one', async () => {
  const { sandbox, token, read } = await setUp()
  sandbox.faults.failNext('POST /payments/{id}', { status: 500 })
  expect(await read()).toMatchObject({ state: 'created' })
  await sandbox.faults.clear()
  sandbox.faults.failNext('*', { status: 500 })
  expect((await call(sandbox, 'GET', '/payments', { token })).status).toBe(500)
})

test.each([{ retryAfter: 7 }, {}])('limitNext: %j', async (options) => {
  const { sandbox, token } = await setUp()
  sandbox.faults.limitNext('GET /payments', options)
  const { status, headers } = await call(sandbox, 'GET', '/payments', { token })
  expect(status).toBe(429)
  expect(headers.get('retry-after')).toBe(options.retryAfter === undefined ? null : '7')
})

test.each([
  ['asked', 1],
  ['answered', 2],
] as const)('dropNext: when %s, %i payments exist', async (when, count) => {
  const { sandbox, token } = await setUp()
  sandbox.faults.dropNext('POST /payments', { when })
  await expect(call(sandbox, 'POST', '/payments', { token, body: paymentRequest() })).rejects.toThrow(
    TypeError,
  )
  expect(sandbox.payments.list()).toHaveLength(count)
})

test('delayNext: the answer waits for the clock', async () => {
  const { sandbox, read } = await setUp()
  sandbox.faults.delayNext('GET /payments/{id}', 8000)
  let isAnswered = false
  const answer = read().then((body) => {
    isAnswered = true
    return body
  })
  await sandbox.clock.advance(7999)
  expect(isAnswered).toBe(false)
  await sandbox.clock.advance(1)
  expect(await answer).toMatchObject({ state: 'created' })
})

test('delayNext: a caller may stop waiting', async () => {
  const { sandbox, token, id } = await setUp()
  sandbox.faults.delayNext('GET /payments/{id}', 8000)
  const controller = new AbortController()
  const answer = sandbox.fetch(`${sandbox.apiUrl}/payments/${id}`, {
    headers: { authorization: `Bearer ${token}` },
    signal: controller.signal,
  })
  controller.abort()
  await expect(answer).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
})

test('delayNext: goes together with what happens after it', async () => {
  const { sandbox, read } = await setUp()
  sandbox.faults.delayNext('GET /payments/{id}', 1000)
  sandbox.faults.failNext('GET /payments/{id}', { status: 500 })
  const answer = read()
  await sandbox.clock.advance(1000)
  expect(await answer).toMatchObject({ code: 'bug' })
})

test('truncateNext, garbleNext: status 200 and no JSON', async () => {
  const { sandbox, token, id, read } = await setUp()
  sandbox.faults.truncateNext('GET /payments/{id}')
  sandbox.faults.garbleNext('GET /payments/{id}')
  const get = () =>
    sandbox.fetch(`${sandbox.apiUrl}/payments/${id}`, { headers: { authorization: `Bearer ${token}` } })
  const truncated = await get()
  const text = await truncated.clone().text()
  expect(truncated.status).toBe(200)
  expect(Number(truncated.headers.get('content-length'))).toBeGreaterThan(text.length)
  await expect(truncated.json()).rejects.toThrow(SyntaxError)
  const garbled = await get()
  expect(garbled.status).toBe(200)
  await expect(garbled.json()).rejects.toThrow(SyntaxError)
  expect(await read()).toMatchObject({ state: 'created' })
})

test('replaceNext: whatever is made of the true answer', async () => {
  const { sandbox, token, id } = await setUp()
  sandbox.faults.replaceNext('GET /payments/{id}', () => new Response('<h1>Maintenance</h1>'))
  const response = await sandbox.fetch(`${sandbox.apiUrl}/payments/${id}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(await response.text()).toBe('<h1>Maintenance</h1>')
})

test('down: every call rejects until up', async () => {
  const { sandbox, read } = await setUp()
  sandbox.faults.down()
  await expect(read()).rejects.toThrow(TypeError)
  sandbox.faults.up()
  expect(await read()).toMatchObject({ state: 'created' })
})

test('revokeTokens: what was given out is refused, what comes later is not', async () => {
  const { sandbox, token } = await setUp()
  sandbox.faults.revokeTokens()
  expect((await call(sandbox, 'GET', '/payments', { token })).status).toBe(401)
  const later = await getToken(sandbox)
  expect((await call(sandbox, 'GET', '/payments', { token: later })).status).toBe(200)
})

test('setState: a state that Powens does not have yet, with its webhook', async () => {
  const receiver = createReceiver()
  const webhook = { url: 'https://shop.example/hooks', fetch: receiver.fetch }
  const { sandbox, id, read } = await setUp({ webhook })
  await sandbox.faults.setState(id, 'teleported', { errorCode: 'tooFarAway' })
  expect(await read()).toMatchObject({ state: 'teleported', error_code: 'tooFarAway' })
  expect(receiver.states()).toEqual(['teleported'])
})

test('setState: even away from a final state', async () => {
  const { sandbox, id, read } = await setUp()
  await sandbox.faults.setState(id, 'rejected')
  await sandbox.faults.setState(id, 'done')
  expect(await read()).toMatchObject({ state: 'done' })
})

test('patchPayment: keys as Powens would show them', async () => {
  const { sandbox, id, read } = await setUp()
  sandbox.faults.patchPayment(id, { instructions: [], validate_date: '2026-01-15' })
  expect(await read()).toMatchObject({ id, instructions: [], validate_date: '2026-01-15' })
})

test('duplicateNextWebhook, dropNextWebhook', async () => {
  const receiver = createReceiver()
  const webhook = { url: 'https://shop.example/hooks', fetch: receiver.fetch }
  const { sandbox, id } = await setUp({ webhook })
  sandbox.faults.duplicateNextWebhook(2)
  await sandbox.faults.setState(id, 'validating')
  expect(receiver.received.map(({ body }) => body['id_webhook_data'])).toEqual([1, 1, 1])
  sandbox.faults.dropNextWebhook()
  await sandbox.faults.setState(id, 'pending')
  await sandbox.webhooks.retry()
  expect(receiver.received).toHaveLength(3)
})

test('holdWebhooks: kept back, then released in reverse', async () => {
  const receiver = createReceiver()
  const webhook = { url: 'https://shop.example/hooks', fetch: receiver.fetch }
  const { sandbox, url } = await setUp({ webhook })
  sandbox.faults.holdWebhooks()
  await sandbox.payer.approve(url)
  expect(receiver.states()).toEqual([])
  await sandbox.faults.releaseWebhooks({ order: 'reversed' })
  expect(receiver.states()).toEqual(['done', 'validating'])
})

test('staleNextWebhook, missignNextWebhook', async () => {
  const receiver = createReceiver()
  const webhook = { url: 'https://shop.example/hooks', secret: 'secret', fetch: receiver.fetch }
  const { sandbox, id } = await setUp({ webhook })
  sandbox.faults.staleNextWebhook(600_000)
  await sandbox.faults.setState(id, 'validating')
  sandbox.faults.missignNextWebhook('missing')
  await sandbox.faults.setState(id, 'pending')
  const [stale, unsigned] = receiver.received
  expect(Date.parse(stale?.headers.get('bi-signature-date') ?? '')).toBe(sandbox.clock.now() - 600_000)
  expect(unsigned?.headers.get('bi-signature')).toBeNull()
})

test('loseNextCallback: the payer approves and never gets back to the shop', async () => {
  const { sandbox, url, token, read } = await setUp()
  sandbox.faults.loseNextCallback()
  expect(await sandbox.payer.approve(url)).toBeNull()
  expect(await read()).toMatchObject({ state: 'done' })
  const next = await openPayment(sandbox, token)
  expect(await sandbox.payer.approve(next.url)).not.toBeNull()
})

test('clear: disarms everything', async () => {
  const sandbox = createSandbox()
  sandbox.faults.down()
  sandbox.faults.failNext('*', { status: 500, times: Infinity })
  sandbox.faults.dropNext('*', { times: Infinity })
  await sandbox.faults.clear()
  expect((await call(sandbox, 'GET', '/connectors')).status).toBe(200)
})
