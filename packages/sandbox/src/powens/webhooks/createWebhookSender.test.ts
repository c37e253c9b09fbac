import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { createReceiver, unzip } from '../../../test/receiver.ts'
import { openPayment, paymentRequest, setUp } from '../../../test/setUp.ts'
import { createClock, type Sandbox, type SandboxOptions } from '../../index.ts'

const url = 'https://shop.example/hooks/powens?tenant=1'
const secret = 'sim-hmac-secret-0001'

async function setUpReceiver(options: SandboxOptions = {}, answers: number[] = [], label = 'pdng/done - 1') {
  const receiver = createReceiver(answers)
  const made = await setUp(
    { ...options, webhook: { url, secret, fetch: receiver.fetch } },
    paymentRequest({ label }),
  )
  return { ...made, receiver }
}

test('default', async () => {
  const { sandbox, receiver, url: webview, id } = await setUpReceiver()
  await sandbox.payer.approve(webview)
  await sandbox.clock.advance(15_000)

  expect(receiver.states()).toEqual(['validating', 'pending', 'done'])
  expect(receiver.received.at(-1)?.body).toMatchObject({ id, id_webhook_data: 3 })
  expect(sandbox.webhooks.attempts).toHaveLength(3)
  expect(sandbox.webhooks.attempts.every(({ isAccepted }) => isAccepted)).toBe(true)
})

test('behavior: the signature covers method, path without query, date and the raw body', async () => {
  const { sandbox, receiver, url: webview } = await setUpReceiver()
  await sandbox.payer.approve(webview)

  const { headers, bytes } = receiver.received[0] as (typeof receiver.received)[number]
  const date = headers.get('bi-signature-date') ?? ''
  expect(date).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/)
  expect(Date.parse(date)).toBe(sandbox.clock.now())
  const expected = createHmac('sha256', secret)
    .update(`POST./hooks/powens.${date}.`)
    .update(bytes)
    .digest('base64')
  expect(headers.get('bi-signature')).toBe(expected)
})

test('behavior: the body is spaced as Python spaces it, and keeps accents as they are', async () => {
  const { sandbox, receiver, url: webview } = await setUpReceiver({}, [], 'done - café')
  await sandbox.payer.approve(webview)
  const text = new TextDecoder().decode(receiver.received[0]?.bytes)
  expect(text).toMatch(/^\{"id": 501, "state": "validating", /)
  expect(text).toContain('"label": "done - café"')
  expect(JSON.stringify(JSON.parse(text))).not.toBe(text)
})

test.each(['webhooks.compressions.enabled', 'webhooks.compression.enabled'])(
  'behavior: with %s the body is gzip, signed before it is compressed',
  async (key) => {
    const { sandbox, receiver, url: webview } = await setUpReceiver({ config: { [key]: '1' } })
    await sandbox.payer.approve(webview)
    const { headers, bytes } = receiver.received[0] as (typeof receiver.received)[number]
    expect(headers.get('content-encoding')).toBe('gzip')
    expect(bytes.slice(0, 2)).toEqual(new Uint8Array([0x1f, 0x8b]))
    const expected = createHmac('sha256', secret)
      .update(`POST./hooks/powens.${headers.get('bi-signature-date')}.${await unzip(bytes)}`)
      .digest('base64')
    expect(headers.get('bi-signature')).toBe(expected)
  },
)

test('behavior: what is not accepted is tried again in the next round, with a new date', async () => {
  const { sandbox, receiver, url: webview } = await setUpReceiver({}, [204, 500, 302], 'done - 1')
  await sandbox.payer.approve(webview)
  expect(sandbox.webhooks.attempts.map(({ status }) => status)).toEqual([204, 500])

  await sandbox.clock.advance(5 * 60_000)
  expect(sandbox.webhooks.attempts.map(({ status }) => status)).toEqual([204, 500, 302])
  await sandbox.clock.advance(5 * 60_000)
  expect(sandbox.webhooks.attempts.map(({ status }) => status)).toEqual([204, 500, 302, 204])
  const [, first, second] = receiver.received
  expect(second?.body['id_webhook_data']).toBe(first?.body['id_webhook_data'])
  expect(second?.headers.get('bi-signature-date')).not.toBe(first?.headers.get('bi-signature-date'))
  await sandbox.clock.advance(60 * 60_000)
  expect(sandbox.webhooks.attempts).toHaveLength(4)
})

test('behavior: a receiver that throws is tried again', async () => {
  let calls = 0
  const { sandbox, url: webview } = await setUp({
    webhook: {
      url,
      fetch: () => {
        calls += 1
        return calls === 1 ? Promise.reject(new TypeError('fetch failed')) : Promise.resolve(new Response())
      },
    },
  })
  await sandbox.payer.approve(webview)
  expect(sandbox.webhooks.attempts[0]).toMatchObject({ status: null, error: 'fetch failed' })
  await sandbox.webhooks.retry()
  expect(calls).toBe(3)
})

/** As many changes as there are webhooks to send. */
async function cancelSome(sandbox: Sandbox, token: string, times: number) {
  for (let count = 0; count < times; count += 1) {
    const { post } = await openPayment(sandbox, token)
    await post({ cancel: true, client_redirect_uri: 'https://shop.example/return' })
  }
  await sandbox.webhooks.flush()
}

test('behavior: a round stops after ten failures in a row and goes on with the rest in the next', async () => {
  const { sandbox, token } = await setUpReceiver()
  sandbox.faults.failNextWebhook({ times: 12 + 10 })
  await cancelSome(sandbox, token, 12)
  expect(sandbox.webhooks.attempts).toHaveLength(12)
  await sandbox.clock.advance(5 * 60_000)
  expect(sandbox.webhooks.attempts).toHaveLength(22)
  await sandbox.clock.advance(5 * 60_000)
  expect(sandbox.webhooks.attempts).toHaveLength(34)
  expect(sandbox.webhooks.attempts.slice(22).every(({ isAccepted }) => isAccepted)).toBe(true)
})

test('behavior: a round stops after two time-outs', async () => {
  const { sandbox, token } = await setUpReceiver()
  sandbox.faults.timeOutNextWebhook({ times: 3 + 2 })
  await cancelSome(sandbox, token, 3)
  await sandbox.clock.advance(5 * 60_000)
  expect(sandbox.webhooks.attempts.filter(({ isTimeout }) => isTimeout)).toHaveLength(5)
  await sandbox.clock.advance(5 * 60_000)
  expect(sandbox.webhooks.attempts.filter(({ isAccepted }) => isAccepted)).toHaveLength(3)
})

test('parameters: rule background_only sends nothing that the payer carried to the shop', async () => {
  const {
    sandbox,
    receiver,
    url: webview,
  } = await setUpReceiver({
    webhookBehaviour: { rule: 'background_only' },
  })
  expect(await sandbox.payer.approve(webview)).toContain('payment_state=pending')
  expect(receiver.states()).toEqual([])
  await sandbox.clock.advance(15_000)
  expect(receiver.states()).toEqual(['done'])
})

test('parameters: rule background_only sends what a payer approved who never came back', async () => {
  const {
    sandbox,
    receiver,
    url: webview,
  } = await setUpReceiver({ webhookBehaviour: { rule: 'background_only' } }, [], 'done - 1')
  await sandbox.payer.abandon(webview, { when: 'after_approval' })
  expect(receiver.states()).toEqual([])
  await sandbox.clock.advance(10 * 60_000)
  expect(receiver.states().at(-1)).toBe('done')
})

test('behavior: payment.state_updated_webhook.systematic turns the newer rule on', async () => {
  const {
    sandbox,
    receiver,
    url: webview,
  } = await setUpReceiver({
    webhookBehaviour: { rule: 'background_only' },
    config: { 'payment.state_updated_webhook.systematic': '1' },
  })
  await sandbox.payer.approve(webview)
  expect(receiver.states()).toEqual(['validating', 'pending'])
})

test('behavior: nothing is sent when only an instruction changes', async () => {
  const receiver = createReceiver()
  const bulk = paymentRequest({}, {})
  const [first] = bulk['instructions'] as Record<string, unknown>[]
  bulk['instructions'] = [
    { ...first, label: 'pdng/done - 1' },
    { ...first, label: 'pdng/pdng/rjct - 2' },
  ]
  const { sandbox, url: webview, read } = await setUp({ webhook: { url, fetch: receiver.fetch } }, bulk)
  await sandbox.payer.approve(webview)
  await sandbox.clock.advance(15_000)
  expect(await read()).toMatchObject({
    state: 'pending',
    instructions: [{ state: 'done' }, { state: 'pending' }],
  })
  expect(receiver.states()).toEqual(['validating', 'pending'])
  await sandbox.clock.advance(15_000)
  expect(receiver.states()).toEqual(['validating', 'pending', 'partial'])
})

test('behavior: no identity, and nothing unsigned when there is a secret', async () => {
  const { sandbox, receiver, url: webview } = await setUpReceiver()
  await sandbox.payer.approve(webview)
  for (const { body, headers } of receiver.received) {
    expect(JSON.stringify(body)).not.toContain('Ada')
    expect(headers.get('bi-signature')).not.toBeNull()
  }
})

test('behavior: a manual clock dates signatures with its own time', async () => {
  const clock = createClock(Date.UTC(2030, 5, 1))
  const { sandbox, receiver, url: webview } = await setUpReceiver({ clock })
  await sandbox.payer.approve(webview)
  expect(receiver.received[0]?.headers.get('bi-signature-date')).toBe('2030-06-01T00:00:00.000000Z')
})
