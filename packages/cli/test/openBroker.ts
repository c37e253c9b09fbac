import { createPayment, createPaymentClient } from '@powens-pay/core'
import { createSandbox } from '@powens-pay/sandbox'
import { memoryStore } from '@powens-pay/server-kit'
import type { RawValues } from '../src/configuration/rawValues.ts'
import { readConfiguration } from '../src/configuration/readConfiguration.ts'
import { createBroker } from '../src/serve/createBroker.ts'
import { createLog } from '../src/serve/createLog.ts'
import { createMetrics } from '../src/serve/createMetrics.ts'
import { createHealth } from '../src/serve/management/createHealth.ts'
import { createManagement } from '../src/serve/management/createManagement.ts'
import { makeInstruction } from './exampleInstruction.ts'

export const merchantSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
export const webhookSecret = 'webhook-secret-of-the-broker-test'
const publicUrl = 'https://shop.example/api/powens'

/** What a backend answers to a prepare call. */
export const prepared = { orderId: '42', request: { instructions: [makeInstruction('done')] } }

export type Backend = (request: Request) => Response | Promise<Response>

/** A broker between a sandbox and a backend, all in this process and on the sandbox's clock. */
export function openBroker(backend: Backend, changes: RawValues = {}) {
  const lines: string[] = []
  const calls: Request[] = []
  const asked: string[] = []
  const sandbox = createSandbox({
    webhook: {
      url: `${publicUrl}/webhooks`,
      secret: webhookSecret,
      fetch: (request) => broker.handler(request as Request),
    },
  })
  const { domain, clientId, clientSecret, apiUrl, webviewUrl, clock } = sandbox
  const { configuration, mistakes } = readConfiguration({
    domain,
    clientId,
    clientSecret,
    apiUrl,
    webviewUrl,
    webhookSecrets: webhookSecret,
    publicUrl,
    returnUrl: 'https://shop.example/order',
    paymentSecrets: 'payment-secret-of-the-broker-test-32-bytes',
    prepareUrl: 'https://backend.example/prepare',
    changesUrl: 'https://backend.example/changes',
    merchantSecrets: merchantSecret,
    merchantTimeout: '100',
    forwardCookies: ['sid'],
    ...changes,
  })
  if (!configuration) throw new Error(JSON.stringify(mistakes))
  const store = memoryStore({ singleInstance: true, now: clock.now })
  const metrics = createMetrics()
  const log = createLog((line) => lines.push(line), 'debug', clock.now)
  const broker = createBroker({
    configuration,
    store,
    metrics,
    now: clock.now,
    log,
    powensFetch(request) {
      asked.push(request.url)
      return sandbox.fetch(request)
    },
    async merchantFetch(request) {
      calls.push(request.clone())
      return backend(request)
    },
  })
  const client = createPaymentClient({
    basePath: publicUrl,
    fetch: (request) => broker.handler(request),
    headers: {
      cookie: 'sid=1; __Host-other=secret; theme=dark',
      authorization: 'Bearer customer',
      'accept-language': 'fr',
      'x-internal': 'yes',
    },
  })
  const health = createHealth(store, log, clock.now)
  const manage = createManagement({ broker, metrics, health, log, staffToken: configuration.staffToken })
  return {
    sandbox,
    broker,
    health,
    calls,
    asked,
    lines,
    pay: () => createPayment(client, { input: { orderId: '42', note: 'é' } }),
    manage: (path: string, init?: RequestInit) => manage(new Request(`http://localhost:8081${path}`, init)),
  }
}

export const answering =
  (status: number, body: unknown = {}): Backend =>
  () =>
    Response.json(body, { status })
export const isChange = (request: Request) => request.url.endsWith('/changes')
