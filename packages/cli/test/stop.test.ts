import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPayment, createPaymentClient } from '@powens-pay/core'
import { startSandbox, type StartedSandbox } from '@powens-pay/sandbox/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startProxy, type Proxy } from '../../server-kit/test/stores/startProxy.ts'
import { readConfiguration } from '../src/configuration/readConfiguration.ts'
import { listen, type Listener } from '../src/serve/listen.ts'
import { startBroker } from '../src/serve/startBroker.ts'
import { makeInstruction } from './exampleInstruction.ts'
import { navigate } from './navigate.ts'
import {
  merchantSecret,
  startBrokerProcess,
  webhookSecret,
  type BrokerProcess,
} from './startBrokerProcess.ts'

// Nothing here is measured: the wrong behaviour would take a grace of minutes, or an answer that never comes.

const folder = mkdtempSync(join(tmpdir(), 'powens-pay-stop-'))
let sandbox: StartedSandbox
let backend: Listener
let network: Proxy
let isMerchantSilent = false
/** Called when a change reaches the merchant. */
let heard = (): void => undefined

beforeAll(async () => {
  sandbox = await startSandbox()
  network = await startProxy({ port: Number(new URL(sandbox.apiUrl).port) })
  backend = await listen(
    async (request) => {
      const { data } = (await request.json()) as { data: { input?: { orderId: string } } }
      if (request.url.endsWith('/prepare')) {
        const orderId = data.input?.orderId ?? ''
        return Response.json({ orderId, request: { instructions: [makeInstruction(`done - ${orderId}`)] } })
      }
      heard()
      if (isMerchantSilent) return new Promise<never>(() => undefined)
      return new Response(null, { status: 204 })
    },
    '127.0.0.1',
    0,
  )
})
afterAll(async () => {
  await Promise.all([backend.close(0), network.close(), sandbox.close()])
  rmSync(folder, { recursive: true })
})

/** The sandbox's address behind the network that can fail. */
const apiUrl = (): string => {
  const url = new URL(sandbox.apiUrl)
  url.port = String(network.port)
  return url.href
}

const start = (grace: number): Promise<BrokerProcess> =>
  startBrokerProcess({
    sandbox,
    backendUrl: backend.url,
    store: `sqlite:${join(folder, 'store.db')}`,
    environment: { STOP_GRACE: String(grace), POWENS_API_URL: apiUrl(), MERCHANT_TIMEOUT: '30000' },
  })

const pay = (broker: BrokerProcess, orderId: string) =>
  createPayment(createPaymentClient({ basePath: broker.publicUrl }), { input: { orderId } })

async function expectStop(broker: BrokerProcess): Promise<void> {
  expect(await broker.stop(), broker.output()).toBe(0)
  expect(broker.output()).toContain('"broker.stopped"')
}

test('behavior: an open event stream ends at once and sends its page to the next instance', async () => {
  const broker = await start(300_000)
  const { payment, paymentKey } = await pay(broker, 'S1')
  const events = await fetch(`${broker.publicUrl}/payments/${payment.id}/events`, {
    headers: { 'powens-payment-key': paymentKey },
  })
  expect(events.status).toBe(200)
  const text = events.text()
  await expectStop(broker)
  expect(await text).toMatch(/retry: \d+\n\n$/)
})

test('behavior: a request that waits for a Powens that hangs', async () => {
  const broker = await start(500)
  network.freeze({ all: true })
  const failed = pay(broker, 'S2').catch(() => 'gone')
  await expect.poll(() => fetch(`${broker.managementUrl}/health`).then(({ status }) => status)).toBe(200)
  await expectStop(broker)
  expect(await failed).toBe('gone')
  network.thaw()
})

test('behavior: a merchant that never answers a change', async () => {
  const broker = await start(500)
  const { redirectUrl } = await pay(broker, 'S3')
  const { location } = await navigate(redirectUrl ?? '')
  const callback = await sandbox.payer.approve(location)
  isMerchantSilent = true
  const reached = new Promise<void>((resolve) => {
    heard = resolve
  })
  const page = navigate(callback ?? '').catch(() => null)
  await reached
  await expectStop(broker)
  expect(broker.output()).toContain('"broker.abandoned"')
  await page
  isMerchantSilent = false
})

test('behavior: a sweep that waits for a Powens that hangs', async () => {
  // A clock of its own, which makes every payment due at once.
  let ahead = 0
  const { configuration, mistakes } = readConfiguration({
    domain: sandbox.domain,
    clientId: sandbox.clientId,
    clientSecret: sandbox.clientSecret,
    apiUrl: apiUrl(),
    webviewUrl: sandbox.webviewUrl,
    webhookSecrets: webhookSecret,
    publicUrl: 'http://127.0.0.1:8080/api/powens',
    returnUrl: 'http://127.0.0.1:8080/order',
    paymentSecrets: 'payment-secret-of-the-broker-test-32-bytes',
    prepareUrl: `${backend.url}/prepare`,
    changesUrl: `${backend.url}/changes`,
    merchantSecrets: merchantSecret,
    store: 'memory:',
    port: '0',
    managementPort: '0',
    stopGrace: '500',
    sweepInterval: '100',
  })
  if (!configuration) throw new Error(JSON.stringify(mistakes))
  const lines: string[] = []
  const running = await startBroker({
    configuration,
    write: (line) => lines.push(line),
    now: () => Date.now() + ahead,
  })
  const client = createPaymentClient({ basePath: `${running.url}/api/powens` })
  for (const orderId of ['S4', 'S5', 'S6']) await createPayment(client, { input: { orderId } })
  let isAsked = (): void => undefined
  const asked = new Promise<void>((resolve) => {
    isAsked = resolve
  })
  network.freeze({ all: true, onConnection: () => isAsked() })
  network.cut()
  ahead = 60 * 60 * 1000
  await asked
  await running.stop()
  expect(lines.join('')).toContain('"broker.abandoned"')
  network.thaw()
})
