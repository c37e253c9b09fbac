import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { call, getToken, openPayment, paymentRequest } from '../../test/setUp.ts'
import { startSandbox, type StartedSandbox, type StartOptions } from './serve.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** The same calls over the port that the other tests make in memory. */
async function start(options: StartOptions = {}): Promise<StartedSandbox> {
  const sandbox = await startSandbox(options)
  closing.push(sandbox.close)
  return { ...sandbox, fetch: (input, init) => fetch(input, init) }
}

test('default', async () => {
  const sandbox = await start()
  const { url, read, id } = await openPayment(sandbox, await getToken(sandbox))
  expect(await sandbox.payer.approve(url)).toBe(
    `https://shop.example/return?state=order-1042&id_payment=${id}&payment_state=done`,
  )
  expect(await read()).toMatchObject({ state: 'done' })
})

test('clock: follows the machine, and a person moves it on the page at /', async () => {
  const sandbox = await start()
  const { url, read, id } = await openPayment(
    sandbox,
    await getToken(sandbox),
    paymentRequest({ label: 'pdng/done - x', execution_date_type: 'first_open_day' }),
  )
  await sandbox.payer.approve(url)
  expect(await read()).toMatchObject({ state: 'pending' })
  const moved = await fetch(`${sandbox.url}/`, {
    method: 'POST',
    body: new URLSearchParams({ advance: String(15 * 60_000) }),
  })
  const page = await moved.text()
  expect(moved.url).toBe(`${sandbox.url}/`)
  expect(page).toContain(`<td>${id}</td>`)
  expect(page).toMatch(/data-state="done"/)
  expect(page).not.toContain(sandbox.clientSecret)
  expect(page).not.toMatch(/<script|style=/)
  expect(sandbox.payments.get(id)).toMatchObject({ state: 'done' })
})

test('the page at /: another site cannot move the clock', async () => {
  const sandbox = await start()
  const before = sandbox.clock.now()
  const { status } = await fetch(`${sandbox.url}/`, {
    method: 'POST',
    headers: { origin: 'https://evil.example' },
    body: new URLSearchParams({ advance: '86400000' }),
  })
  expect(status).toBe(403)
  expect(sandbox.clock.now() - before).toBeLessThan(60_000)
})

test('webhooks: over HTTP, dated with wall time although the clock was moved', async () => {
  const received: { date: string; path: string | undefined; body: string }[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    received.push({ date: String(request.headers['bi-signature-date']), path: request.url, body })
    response.writeHead(204).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise<void>((resolve) => void server.close(() => resolve())))
  const { port } = server.address() as AddressInfo
  const sandbox = await start({ webhook: { url: `http://127.0.0.1:${port}/hooks`, secret: 'secret' } })
  await sandbox.clock.advance(3 * 86_400_000)
  const { url } = await openPayment(sandbox, await getToken(sandbox))
  await sandbox.payer.approve(url)
  expect(received.map(({ path }) => path)).toEqual(['/hooks', '/hooks'])
  expect(Math.abs(Date.parse(received[0]?.date ?? '') - Date.now())).toBeLessThan(60_000)
})

test('faults: a dropped connection and a truncated answer are real on a port', async () => {
  const sandbox = await start()
  const token = await getToken(sandbox)
  sandbox.faults.dropNext('GET /payments')
  await expect(call(sandbox, 'GET', '/payments', { token })).rejects.toThrow('fetch failed')
  sandbox.faults.truncateNext('GET /payments')
  await expect(call(sandbox, 'GET', '/payments', { token })).rejects.toThrow(TypeError)
  expect((await call(sandbox, 'GET', '/payments', { token })).status).toBe(200)
})

test('a body of 10 MB gets the error envelope', async () => {
  const sandbox = await start()
  const token = await getToken(sandbox)
  const { status, body } = await call(sandbox, 'POST', '/payments', {
    token,
    body: { pad: 'x'.repeat(10_000_000) },
  })
  expect({ status, code: body['code'] }).toEqual({ status: 400, code: 'invalidValue' })
})

test('options that cannot be are refused before anything listens', async () => {
  const sandbox = await start()
  const port = Number(new URL(sandbox.url).port)
  await expect(startSandbox({ port, domain: 'a.b' })).rejects.toThrow('domain is "a.b"')
})

test('a port that is taken is said', async () => {
  const sandbox = await start()
  await expect(startSandbox({ port: Number(new URL(sandbox.url).port) })).rejects.toThrow('EADDRINUSE')
})
