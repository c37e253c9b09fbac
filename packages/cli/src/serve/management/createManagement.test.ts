import { expect, test } from 'vitest'
import { answering, openBroker } from '../../../test/openBroker.ts'
import { createManagement } from './createManagement.ts'
import { createMetrics } from '../createMetrics.ts'

const paths = [
  ['GET', '/health'],
  ['GET', '/ready'],
  ['GET', '/metrics'],
  ['GET', '/dead-letters'],
  ['POST', '/dead-letters/1-1/redeliver'],
  ['POST', '/orders/withdraw'],
  ['POST', '/orders/forget'],
  ['POST', '/payments/resolve'],
  ['POST', '/staff/payments/search'],
  ['GET', '/staff/payments/1'],
] as const

const foreign: [string, Record<string, string>][] = [
  ['a page of another site', { origin: 'https://evil.example' }],
  ['a form in a sandboxed frame', { origin: 'null' }],
  ['a page on the same machine', { origin: 'http://localhost:8081' }],
  ['an image of another site', { 'sec-fetch-site': 'cross-site' }],
  ['a page of the same site', { 'sec-fetch-site': 'same-site' }],
  ['a domain that leads here', { host: 'evil.example:8081' }],
  ['a domain that looks like an address', { host: '127.0.0.1.evil.example' }],
  ['a host that cannot be read', { host: 'a:b:c' }],
]

test.each(foreign)('behavior: %s gets nothing', async (_, headers) => {
  const { manage } = openBroker(answering(404))
  for (const [method, path] of paths) {
    const answer = await manage(path, { method, headers })
    expect([path, answer.status]).toEqual([path, 403])
    expect(await answer.text()).toContain('MANAGEMENT_HOSTNAMES')
  }
})

test.each(['127.0.0.1:8081', 'localhost:8081', '[::1]:8081', '10.1.2.3:8081', 'broker:8081', 'broker'])(
  'behavior: a program reaches it as %s',
  async (host) => {
    const { manage } = openBroker(answering(404))
    expect((await manage('/health', { headers: { host } })).status).toBe(200)
  },
)

test('parameters: hostnames', async () => {
  const { broker, health } = openBroker(answering(404))
  const manage = createManagement({
    broker,
    health,
    metrics: createMetrics(),
    log: () => undefined,
    hostnames: ['broker.internal'],
  })
  const ask = async (host: string) =>
    (await manage(new Request('http://x/health', { headers: { host } }))).status
  expect([
    await ask('broker.internal:8081'),
    await ask('BROKER.internal'),
    await ask('other.internal'),
  ]).toEqual([200, 200, 403])
})

test('behavior: a person may open it in a browser', async () => {
  const { manage } = openBroker(answering(404))
  const headers = { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }
  expect((await manage('/dead-letters', { headers })).status).toBe(200)
})

test('behavior: metrics are there while the store is not', async () => {
  const { broker, health } = openBroker(answering(404))
  const metrics = createMetrics()
  metrics.count('powens_pay_requests_total')
  const deadLetters = { ...broker.deadLetters, countParked: () => Promise.reject(new Error('READONLY')) }
  const manage = createManagement({
    broker: { ...broker, deadLetters },
    health,
    metrics,
    log: () => undefined,
  })
  const text = await (await manage(new Request('http://localhost:8081/metrics'))).text()
  expect(text).toContain('powens_pay_requests_total 1')
  expect(text).toContain('powens_pay_ready 1')
  expect(text).not.toContain('powens_pay_dead_letters')
})
