import { createServer } from 'node:http'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { listen } from '../adapters/Served.ts'
import { createVerdict, loadKit, type Removal } from './loadKit.ts'

const connections = 1000
/** What a body is given to arrive, and what a busy machine takes to say so. */
const patience = 10_000 + 5_000

const head = (path: string): string =>
  `POST ${path} HTTP/1.1\r\nHost: shop.example\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n`

/** A client that sends a byte a second, for as long as it is let. */
function trickle(port: number, path: string) {
  const socket = connect(port, '127.0.0.1', () => socket.write(head(path)))
  let answer = ''
  const timer = setInterval(() => socket.write(' '), 1000)
  const closed = new Promise<string>((resolve) => {
    socket.on('data', (chunk) => (answer += String(chunk)))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearInterval(timer)
      resolve(answer.split('\r\n', 1)[0] ?? '')
    })
  })
  return { closed, stop: () => socket.destroy() }
}

const within = (promise: Promise<string>, milliseconds: number): Promise<string> =>
  Promise.race([
    promise,
    new Promise<string>((resolve) => void setTimeout(resolve, milliseconds, 'still open').unref()),
  ])

/** A thousand connections that trickle keep nobody else waiting, and are closed. */
async function besiege(...removals: Removal[]) {
  const { verdict, expectThat } = createVerdict()
  const kit = await loadKit(...removals)
  const shop = kit.createShop({ hasWebhooks: false })
  const server = createServer(kit.toNodeHandler(shop.handler, { onError: () => undefined }))
  const served = await listen(server)
  const port = Number(new URL(served.origin).port)

  async function slowestOf(count: number): Promise<number> {
    const times: number[] = []
    for (let index = 0; index < count; index++) {
      const start = performance.now()
      const response = await served.fetch('/api/powens/payments', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: kit.origin },
        body: JSON.stringify({ input: { orderId: '42' } }),
      })
      await response.arrayBuffer()
      expectThat(response.status === 201, `a payment: ${response.status}`)
      times.push(performance.now() - start)
    }
    return times.toSorted((a, b) => a - b)[Math.floor(count * 0.99) - 1] ?? 0
  }

  try {
    await slowestOf(20)
    const idle = await slowestOf(100)
    const paths = ['/api/powens/payments', '/api/powens/payments/find', '/api/powens/webhooks']
    const clients: ReturnType<typeof trickle>[] = []
    const opened = performance.now()
    while (clients.length < connections) {
      clients.push(trickle(port, paths[clients.length % paths.length] ?? ''))
      // No more at a time than a system lets wait to be accepted.
      if (clients.length % 100 === 0) await reach(server, clients.length)
    }
    const besieged = await slowestOf(100)
    console.log(`99 in 100 within ${idle.toFixed(1)} ms alone, ${besieged.toFixed(1)} ms besieged`)
    expectThat(besieged <= Math.max(5 * idle, 250), `${besieged} ms beside ${idle} ms`)

    const left = patience - (performance.now() - opened)
    const ends = await Promise.all(clients.map(({ closed }) => within(closed, left)))
    for (const client of clients) client.stop()
    for (const end of ends) expectThat(end.startsWith('HTTP/1.1 408 '), end)
  } finally {
    await served.close()
  }
  return verdict
}

/** Resolves when the server has so many connections. */
async function reach(server: ReturnType<typeof createServer>, count: number): Promise<void> {
  const countOpen = () => new Promise<number>((resolve) => server.getConnections((_, open) => resolve(open)))
  await expect.poll(countOpen, { timeout: 5_000, interval: 10 }).toBeGreaterThanOrEqual(count)
}

test('behavior: a thousand connections that trickle keep nobody waiting, and are closed', async () => {
  const { cases, violations } = await besiege()
  expect(violations).toEqual([])
  expect(cases).toBeGreaterThan(connections)
}, 60_000)

test('behavior: without the ten seconds they would stay', async () => {
  const { collectBody } = await import('../../src/adapters/node/collectBody.ts')
  const patient: typeof collectBody = (incoming, limit) => collectBody(incoming, limit)
  const { violations } = await besiege(['adapters/node/collectBody.ts', { collectBody: patient }])
  expect(violations.filter((what) => what === 'still open').length).toBeGreaterThan(connections / 2)
}, 60_000)
