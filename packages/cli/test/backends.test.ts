import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createPayment, createPaymentClient, findPayment, getPayment, isPaymentError } from '@powens-pay/core'
import { startSandbox, type StartedSandbox } from '@powens-pay/sandbox/node'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { signStandardWebhook } from '../src/standardWebhooks/signStandardWebhook.ts'
import { createExampleChange } from '../src/webhooks/examplePayment.ts'
import { freePort } from './freePort.ts'
import { navigate } from './navigate.ts'
import {
  merchantSecret,
  startBrokerProcess,
  webhookSecret,
  type BrokerProcess,
} from './startBrokerProcess.ts'
import { startProcess, type StartedProcess } from './startProcess.ts'

const folder = (name: string) => fileURLToPath(new URL(`../../../examples/${name}`, import.meta.url))

const backends = [
  {
    name: 'Python',
    orders: ['P1001', 'P1002', 'P1003'] as const,
    start: (port: number, environment: Record<string, string>) =>
      startProcess('python3', ['backend.py', String(port)], { cwd: folder('python'), environment }),
    ready: 'The backend listens',
  },
  {
    name: 'PHP',
    orders: ['H2001', 'H2002', 'H2003'] as const,
    start: (port: number, environment: Record<string, string>) =>
      startProcess('php', ['-S', `127.0.0.1:${port}`, 'backend.php'], { cwd: folder('php'), environment }),
    ready: 'Development Server',
  },
]

describe.each(backends)('$name behind the broker', ({ orders, start, ready }) => {
  const temporary = mkdtempSync(join(tmpdir(), 'powens-pay-'))
  let backendUrl: string
  let sandbox: StartedSandbox
  let backend: StartedProcess
  let broker: BrokerProcess

  beforeAll(async () => {
    const port = await freePort()
    backendUrl = `http://127.0.0.1:${port}`
    backend = start(port, { MERCHANT_SECRET: merchantSecret, CHANGES_FILE: join(temporary, 'changes.json') })
    sandbox = await startSandbox()
    await backend.until(ready)
    broker = await startBrokerProcess({
      sandbox,
      backendUrl,
      store: `sqlite:${join(temporary, 'broker.db')}`,
    })
    sandbox.webhooks.register({ url: `${broker.publicUrl}/webhooks`, secret: webhookSecret })
  })

  afterAll(async () => {
    await Promise.all([broker?.stop(), backend?.stop(), sandbox?.close()])
    rmSync(temporary, { recursive: true })
  })

  const clientOf = (session: string) =>
    createPaymentClient({
      basePath: broker.publicUrl,
      headers: { cookie: `sessionid=${session}; theme=dark` },
    })

  async function read(orderId: string, session: string) {
    const response = await fetch(`${backendUrl}/orders/${orderId}`, {
      headers: { cookie: `sessionid=${session}` },
    })
    return response.json() as Promise<{ status: string; changes: string[] }>
  }

  test('behavior: an order is paid, and the backend receives the change', async () => {
    const client = clientOf('session-of-ada')
    const created = await createPayment(client, { input: { orderId: orders[0] } })
    expect(created.payment).toMatchObject({
      orderId: orders[0],
      amount: '4.20',
      currency: 'EUR',
      state: 'created',
    })

    const { location: webview } = await navigate(created.redirectUrl ?? '')
    const callback = await sandbox.payer.approve(webview)
    const page = await navigate(callback ?? '')
    expect(page.status).toBe(303)
    expect(page.location).toContain(`#powens-payment-${created.payment.id}-`)

    await sandbox.clock.advance(60_000)
    await vi.waitFor(async () => expect((await read(orders[0], 'session-of-ada')).status).toBe('paid'), 3_000)
    const { changes } = await read(orders[0], 'session-of-ada')
    expect(changes.at(-1)).toBe('done')
    expect(new Set(changes).size).toBe(changes.length)
    const reference = { paymentId: created.payment.id, paymentKey: created.paymentKey }
    expect(await getPayment(client, reference)).toMatchObject({ state: 'done' })
  })

  test("behavior: somebody else's order is not there", async () => {
    const refused = createPayment(clientOf('session-of-ada'), { input: { orderId: orders[2] } })
    await expect(refused).rejects.toMatchObject({
      code: 'order_not_found',
      message: 'There is no such order of yours.',
    })
    await expect(findPayment(clientOf('nobody'), { input: { orderId: orders[0] } })).rejects.toSatisfy(
      isPaymentError,
    )
  })

  test('behavior: a refusal at the bank leaves the order unpaid', async () => {
    const { redirectUrl } = await createPayment(clientOf('session-of-karim'), {
      input: { orderId: orders[2] },
    })
    await sandbox.payer.refuse((await navigate(redirectUrl ?? '')).location)
    await sandbox.clock.advance(60_000)
    await vi.waitFor(
      async () => expect((await read(orders[2], 'session-of-karim')).status).toBe('not_paid'),
      3_000,
    )
  })

  test('behavior: the backend believes nobody but the broker', async () => {
    const body = JSON.stringify({ type: 'payment.updated', data: { orderId: orders[1] } })
    const headers = { 'webhook-id': 'x', 'webhook-timestamp': '1768469400', 'webhook-signature': 'v1,AAAA' }
    const answer = await fetch(`${backendUrl}/payments/changes`, { method: 'POST', body, headers })
    expect(answer.status).toBe(401)
    expect(await read(orders[1], 'session-of-ada')).toMatchObject({ status: 'to_pay', changes: [] })
  })

  test('behavior: neither log nor metrics know a secret, an account, a name or a cookie', async () => {
    const metrics = await (await fetch(`${broker.managementUrl}/metrics`)).text()
    const log = broker.output()
    // Shows that the search below looks at real output.
    expect(log).toContain('"payment.created"')
    expect(metrics).toContain('powens_pay_merchant_calls_total{call="prepare",result="2xx"}')
    for (const text of [
      merchantSecret,
      webhookSecret,
      sandbox.clientSecret,
      'FR1420041010050500013M02606',
      'Martin',
      'session-of-',
    ])
      expect(`${log}${metrics}`).not.toContain(text)
  })
})

/** What the broker sends of an order of 4.20 EUR, one change after the other. */
type Sent = Partial<Record<'sequence' | 'id' | 'duplicateOf' | 'possibleDuplicateOf', number>> & {
  state: string
  aggregate?: string
  amount?: string
  currency?: string
  outcome?: object
}

const notReceived = {
  status: 'failed',
  bucket: 'not_paid',
  isFinal: true,
  source: 'resolved',
  needsReview: false,
}

const scenarios: [what: string, changes: Sent[], status: string][] = [
  ['a payment that is done', [{ state: 'done' }], 'paid'],
  ['a payment that the bank accepted', [{ state: 'accepted' }], 'paid'],
  [
    'an older change that comes late',
    [
      { state: 'done', sequence: 2 },
      { state: 'pending', sequence: 1 },
    ],
    'paid',
  ],
  [
    'a failure that comes late',
    [
      { state: 'done', sequence: 2 },
      { state: 'rejected', sequence: 1 },
    ],
    'paid',
  ],
  ['the price written with other zeros', [{ state: 'done', amount: '4.2' }], 'paid'],
  ['a price that is gone', [{ state: 'done', amount: '3.00' }], 'needs_review'],
  ['a price that is gone, accepted', [{ state: 'accepted', amount: '42.0' }], 'needs_review'],
  ['the price in another currency', [{ state: 'done', currency: 'USD' }], 'needs_review'],
  [
    'an older payment that fails after another one was paid',
    [
      { state: 'done', id: 2 },
      { state: 'rejected', id: 1, aggregate: 'paid' },
    ],
    'paid',
  ],
  [
    'an older payment that fails after another one was accepted',
    [
      { state: 'accepted', id: 2 },
      { state: 'rejected', id: 1, aggregate: 'open' },
    ],
    'paid',
  ],
  [
    'a price that is gone, and an older payment that fails then',
    [
      { state: 'done', amount: '3.00' },
      { state: 'rejected', id: 1, aggregate: 'paid' },
    ],
    'needs_review',
  ],
  [
    'a paid order whose paid change comes after news of an older payment',
    [
      { state: 'rejected', id: 1, aggregate: 'paid', sequence: 2 },
      { state: 'done', id: 2, sequence: 1 },
    ],
    'needs_review',
  ],
  [
    'a second payment that is paid',
    [{ state: 'done' }, { state: 'done', id: 2, duplicateOf: 1 }],
    'needs_review',
  ],
  [
    'a second payment that may be paid',
    [{ state: 'expired', aggregate: 'paid', possibleDuplicateOf: 1 }],
    'needs_review',
  ],
  ['money that nobody wants any more', [{ state: 'done', aggregate: 'review' }], 'needs_review'],
  [
    'an accepted payment that never arrived',
    [{ state: 'accepted' }, { state: 'accepted', aggregate: 'unpaid', outcome: notReceived }],
    'not_paid',
  ],
  [
    'a payment that failed, and another one that began',
    [{ state: 'rejected' }, { state: 'pending', id: 2 }],
    'in_progress',
  ],
]

describe.each(backends)('$name with changes of its own', ({ orders: [orderId], start, ready }) => {
  test.each(scenarios)('behavior: %s', async (_, changes, status) => {
    const temporary = mkdtempSync(join(tmpdir(), 'powens-pay-'))
    const port = await freePort()
    const backend = start(port, {
      MERCHANT_SECRET: merchantSecret,
      CHANGES_FILE: join(temporary, 'changes.json'),
    })
    try {
      await backend.until(ready)
      for (const [
        index,
        { id = 1, state, sequence = index + 1, amount, currency, ...rest },
      ] of changes.entries()) {
        const changeId = `acme-${id}-${sequence}-abcdef`
        const { type, data } = createExampleChange({ id, state, orderId, changeId, sequence })
        const payment = { ...data.payment, amount: amount ?? '4.20', currency: currency ?? 'EUR' }
        const body = new TextEncoder().encode(JSON.stringify({ type, data: { ...data, payment, ...rest } }))
        const headers = signStandardWebhook({
          id: changeId,
          body,
          secrets: [merchantSecret],
          now: Date.now(),
        })
        // Each twice, because the broker may repeat it.
        for (const _repeat of [1, 2]) {
          const url = `http://127.0.0.1:${port}/payments/changes`
          expect((await fetch(url, { method: 'POST', body, headers })).status).toBe(204)
        }
      }
      const headers = { cookie: 'sessionid=session-of-ada' }
      const order = await fetch(`http://127.0.0.1:${port}/orders/${orderId}`, { headers })
      expect(await order.json()).toMatchObject({ status, changes: changes.map(({ state }) => state) })
    } finally {
      await backend.stop()
      rmSync(temporary, { recursive: true })
    }
  })
})
