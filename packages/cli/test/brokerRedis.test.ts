import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPayment, createPaymentClient, getPayment, type PaymentError } from '@powens-pay/core'
import { createClient } from '@redis/client'
import { startSandbox, type StartedSandbox } from '@powens-pay/sandbox/node'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { listen, type Listener } from '../src/serve/listen.ts'
import { makeInstruction } from './exampleInstruction.ts'
import { startProxy, type Proxy } from '../../server-kit/test/stores/startProxy.ts'
import { freePort } from './freePort.ts'
import { navigate } from './navigate.ts'
import { startBrokerProcess, webhookSecret, type BrokerProcess } from './startBrokerProcess.ts'
import { startProcess, type StartedProcess } from './startProcess.ts'

const folder = mkdtempSync(join(tmpdir(), 'powens-pay-redis-'))
const received: { id: string; orderId: string; state: string; sequence: number }[] = []

async function answer(request: Request): Promise<Response> {
  const { data } = (await request.json()) as {
    data: { orderId: string; sequence: number; payment: { state: string } }
  }
  if (request.url.endsWith('/prepare'))
    return Response.json({ orderId: 'R1', request: { instructions: [makeInstruction('done - R1')] } })
  const id = request.headers.get('webhook-id') ?? ''
  received.push({ id, orderId: data.orderId, state: data.payment.state, sequence: data.sequence })
  return new Response(null, { status: 204 })
}

let backend: Listener
let sandbox: StartedSandbox
let redis: StartedProcess
let redisPort: number
let proxy: Proxy
let start: () => Promise<BrokerProcess>
let broker: BrokerProcess

beforeAll(async () => {
  redisPort = await freePort()
  const words = ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  redis = startProcess('redis-server', words, { cwd: folder })
  sandbox = await startSandbox()
  backend = await listen(answer, '127.0.0.1', 0)
  await redis.until('Ready to accept connections')
  proxy = await startProxy({ port: redisPort })
  const port = await freePort()
  start = () =>
    startBrokerProcess({
      sandbox,
      backendUrl: backend.url,
      store: `redis://127.0.0.1:${proxy.port}`,
      port,
    })
  broker = await start()
  sandbox.webhooks.register({ url: `${broker.publicUrl}/webhooks`, secret: webhookSecret })
})
afterAll(async () => {
  broker.child.kill('SIGKILL')
  await Promise.all([broker.ended, redis.stop(), sandbox.close(), proxy.close()])
  await backend.close(0)
  rmSync(folder, { recursive: true })
})

test('behavior: killed between a payment and its webhook, the next broker sends every change once and in order', async () => {
  const client = createPaymentClient({ basePath: broker.publicUrl })
  const { payment, paymentKey, redirectUrl } = await createPayment(client, { input: { orderId: 'R1' } })
  const { location: webview } = await navigate(redirectUrl ?? '')
  broker.child.kill('SIGKILL')
  await broker.ended

  const callback = await sandbox.payer.approve(webview)
  await sandbox.clock.advance(60_000)
  await sandbox.webhooks.flush()
  const missed = sandbox.webhooks.attempts.length
  expect(missed).toBeGreaterThan(0)
  expect(sandbox.webhooks.attempts.map(({ status }) => status)).not.toContain(204)

  broker = await start()
  // Without the store a second click would be a second payment. Powens is read again only when the stored copy is old.
  const again = createPayment(client, { input: { orderId: 'R1' } }).then(
    (created) => created.payment.id,
    (error: PaymentError) => error.code,
  )
  expect([payment.id, 'order_already_paid']).toContain(await again)
  await sandbox.webhooks.retry()
  await sandbox.webhooks.flush()
  expect(sandbox.webhooks.attempts.slice(missed).map(({ status }) => status)).toContain(204)
  await vi.waitFor(() => expect(received.at(-1)).toMatchObject({ orderId: 'R1', state: 'done' }), 8_000)
  const numbers = received.map(({ sequence }) => sequence)
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b))
  expect(new Set(received.map(({ id }) => id)).size).toBe(received.length)

  // The callback and the key mean the same payment to the next broker.
  const page = await navigate(callback ?? '')
  expect(page.location).toContain(`#powens-payment-${payment.id}-`)
  expect(await getPayment(client, { paymentId: payment.id, paymentKey })).toMatchObject({ state: 'done' })
  expect(sandbox.payments.list()).toHaveLength(1)
})

test.each<[string, string[], string[], string]>([
  ['read only', ['REPLICAOF', '127.0.0.1', '1'], ['REPLICAOF', 'NO', 'ONE'], 'READONLY'],
  ['full', ['CONFIG', 'SET', 'maxmemory', '1'], ['CONFIG', 'SET', 'maxmemory', '0'], 'OOM'],
])(
  'behavior: a Redis that is %s makes it not ready, and the log says why',
  async (_, fault, cure, reason) => {
    const administrator = await createClient({ url: `redis://127.0.0.1:${redisPort}` }).connect()
    await expect.poll(ready, { timeout: 20_000 }).toBe(200)
    await administrator.sendCommand(fault)
    await expect.poll(ready, { timeout: 20_000 }).toBe(503)
    await expect.poll(broker.output).toContain(`"event":"store.unavailable"`)
    await expect.poll(broker.output).toContain(`"reason":"${reason}"`)
    await administrator.sendCommand(cure)
    await expect.poll(ready, { timeout: 20_000 }).toBe(200)
    administrator.destroy()
  },
)

test('behavior: a connection that is open and silent holds no payer, and is opened again', async () => {
  await expect.poll(ready, { timeout: 20_000 }).toBe(200)
  proxy.freeze()
  const client = createPaymentClient({ basePath: broker.publicUrl })
  // The first waits for the deadline or the new connection; whichever it is, it ends.
  await createPayment(client, { input: { orderId: 'R1' } }).catch(() => undefined)
  await expect.poll(ready, { timeout: 20_000 }).toBe(200)
})

test('behavior: it stops within its grace although Redis is silent, and is not ready meanwhile', async () => {
  await expect.poll(ready, { timeout: 20_000 }).toBe(200)
  proxy.freeze({ all: true })
  await expect.poll(ready, { timeout: 20_000 }).toBe(503)
  broker.child.kill('SIGTERM')
  expect(await broker.ended).toBe(0)
  expect(broker.output()).toContain('"broker.stopped"')
  proxy.thaw()
  proxy.cut()
})

test('behavior: it is ready while Redis is there', async () => {
  broker = await start()
  await expect.poll(ready, { timeout: 20_000 }).toBe(200)
  await redis.stop()
  await expect.poll(ready, { timeout: 20_000 }).toBe(503)
})

async function ready(): Promise<number> {
  return (await fetch(`${broker.managementUrl}/ready`)).status
}
