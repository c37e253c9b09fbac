import { expect, test } from 'vitest'
import { createSandbox } from '../../createSandbox.ts'

const base = 'http://127.0.0.1:4300'

/** A sandbox on a port, without the port: the requests that reach it, and by how much its clock moved. */
function open(baseUrl = base) {
  const sandbox = createSandbox({ baseUrl })
  const start = sandbox.clock.now()
  const send = (method: string, headers: Record<string, string>) =>
    sandbox.fetch(`${baseUrl}/`, {
      method,
      headers,
      ...(method === 'POST' && { body: new URLSearchParams({ advance: '60000' }) }),
    })
  return { send, moved: () => sandbox.clock.now() - start }
}

test.each([
  ['its own form', { host: '127.0.0.1:4300', origin: base, 'sec-fetch-site': 'same-origin' }],
  ['its own form, under another name', { host: 'localhost:4300', origin: 'http://localhost:4300' }],
  ['a container by its name', { host: 'sandbox:4300', origin: 'http://sandbox:4300' }],
  ['a program', { host: '127.0.0.1:4300' }],
  ['a program that names no host', {}],
])('default: %s moves the clock', async (_, headers) => {
  const { send, moved } = open()
  const answer = await send('POST', headers)
  expect([answer.status, moved()]).toEqual([303, 60_000])
})

test.each([
  ['a form in a sandboxed frame', { origin: 'null' }],
  ['a form that says nothing but its site', { 'sec-fetch-site': 'cross-site' }],
  ['a page of the same site', { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:4301' }],
  ['another site', { origin: 'https://evil.example' }],
  ['another port of this machine', { origin: 'http://127.0.0.1:4301' }],
  ['a name that ends alike', { origin: 'http://evil127.0.0.1:4300' }],
  ['no origin at all', { origin: 'about:blank' }],
  ['an empty origin', { origin: '' }],
  ['a domain that leads here', { host: 'evil.example:4300', origin: 'http://evil.example:4300' }],
  ['a domain that leads here, without an origin', { host: 'rebound.evil.example' }],
  ['a domain that looks like an address', { host: '127.0.0.1.evil.example:4300' }],
  ['a host that cannot be read', { host: 'a:b:c' }],
])('behavior: %s does not', async (_, headers) => {
  const { send, moved } = open()
  const answer = await send('POST', { host: '127.0.0.1:4300', ...headers })
  expect([answer.status, moved()]).toEqual([403, 0])
})

test('behavior: a domain that leads here is shown nothing', async () => {
  const { send } = open()
  expect((await send('GET', { host: 'evil.example' })).status).toBe(403)
  expect((await send('GET', { host: 'localhost:4300', 'sec-fetch-site': 'none' })).status).toBe(200)
})

test('behavior: a sandbox that is reached under a domain answers there', async () => {
  const { send, moved } = open('https://sandbox.shop.example')
  const origin = 'https://sandbox.shop.example'
  expect((await send('POST', { host: 'sandbox.shop.example', origin })).status).toBe(303)
  expect(moved()).toBe(60_000)
})

test('behavior: its own forms say where they come from', async () => {
  const { send } = open()
  expect((await send('GET', {})).headers.get('referrer-policy')).toBe('same-origin')
})
