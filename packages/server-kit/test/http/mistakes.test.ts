import { readFileSync } from 'node:fs'
import { errorCodes } from '@powens-pay/core'
import { createSandbox } from '@powens-pay/sandbox'
import { startSandbox } from '@powens-pay/sandbox/node'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { transfer } from '../../src/actions/transfer.ts'
import { createPaymentHandler } from '../../src/http/createPaymentHandler.ts'
import type { PaymentHandlerOptions } from '../../src/http/options.ts'
import { createPowens, type PowensOptions } from '../../src/powens/createPowens.ts'
import { PaymentRefusedError } from '../../src/errors/PaymentRefusedError.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import type { PaymentEvent } from '../../src/telemetry/events.ts'
import { signWebhook } from '../../src/webhooks/signWebhook.ts'

const sandbox = createSandbox()
const warn = vi.spyOn(console, 'warn')
beforeEach(() => void vi.spyOn(console, 'info').mockImplementation(() => {}))
beforeEach(() => void warn.mockReset().mockImplementation(() => {}))
afterEach(() => vi.unstubAllEnvs())

const warnings = () => warn.mock.calls.map(([text]) => String(text))

/** A merchant's options in development, with what a row changes. */
interface Options {
  powens?: Partial<PowensOptions>
  handler?: Partial<PaymentHandlerOptions>
}

function open({ powens, handler }: Options) {
  return createPaymentHandler({
    powens: createPowens({ ...sandbox, now: () => sandbox.clock.now(), ...powens }),
    publicUrl: 'http://localhost:3000/api/powens',
    returnUrl: 'http://localhost:3000/return',
    preparePayment: () => ({
      orderId: '42',
      request: transfer({
        amount: '5.70',
        currency: 'EUR',
        execution_date_type: 'instant',
        label: 'Order 42',
        beneficiary: { iban: 'FR1420041010050500013M02606', name: 'Shop SAS' },
      }),
    }),
    onPaymentUpdated: () => undefined,
    ...handler,
  })
}

/** Without what a sandbox in memory has. */
const plain = {
  fetch: undefined,
  apiUrl: undefined,
  webviewUrl: undefined,
  domain: undefined,
  clientId: undefined,
  clientSecret: undefined,
  now: undefined,
}
const whole: PaymentHandlerOptions = {
  powens: createPowens({ ...sandbox }),
  publicUrl: 'https://shop.example/api/powens',
  returnUrl: 'https://shop.example/order',
  environment: 'development',
  preparePayment: () => ({ orderId: '1', request: { instructions: [] } }),
  onPaymentUpdated: () => undefined,
}

const page = 'http://localhost:3000'
const create = (origin = page, site = 'same-origin', path = '/api/powens/payments') =>
  new Request(`http://localhost:3000${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': site, origin },
    body: JSON.stringify({ input: {} }),
  })

async function deliver(secret: string, signedPath = '/api/powens/webhooks'): Promise<Request> {
  const url = `http://localhost:3000/api/powens/webhooks`
  const body = new TextEncoder().encode(JSON.stringify({ id: 7, state: 'done' }))
  const date = new Date(sandbox.clock.wall()).toISOString().replace('Z', '000Z')
  const signature = await signWebhook({ secret, url: `http://localhost:3000${signedPath}`, body, date })
  return new Request(url, {
    method: 'POST',
    headers: { ...signature, 'content-type': 'application/json' },
    body,
  })
}

const webhook = { webhook: { secrets: ['hook'] } }

interface Row {
  name: string
  mistake: Options
  /** What the warning says, the cure included. */
  says: string | RegExp
  cured: Options
  /** @default a page of the shop creates a payment */
  ask?: () => Request | Promise<Request>
  /** The request once the cure is applied. @default the same */
  askCured?: () => Request | Promise<Request>
  /** @default 201 */
  status?: number
}

const rows: Row[] = [
  {
    name: 'a wrong client secret',
    mistake: { powens: { clientSecret: 'another' } },
    says: 'Powens gave no token, because it refused clientId and clientSecret',
    cured: {},
  },
  {
    name: 'a wrong client id',
    mistake: { powens: { clientId: '1' } },
    says: 'Powens gave no token, because it refused clientId and clientSecret',
    cured: {},
  },
  {
    name: 'an apiUrl without its version',
    mistake: { powens: { apiUrl: 'https://acme.biapi.pro' } },
    says: 'apiUrl lacks the version, so set it to https://acme.biapi.pro/2.0.',
    cured: { powens: { apiUrl: 'https://acme.biapi.pro/2.0' } },
  },
  {
    name: 'an apiUrl of another path',
    mistake: { powens: { apiUrl: 'https://acme.biapi.pro/9.9' } },
    says: 'there is no API at https://acme.biapi.pro/9.9 (status 404): check the address.',
    cured: {},
  },
  {
    name: 'a publicUrl of another port, behind a development server',
    mistake: { handler: { publicUrl: 'http://localhost:4000/api/powens' } },
    says: 'set publicUrl to http://localhost:3000/api/powens.',
    cured: { handler: { publicUrl: 'http://localhost:3000/api/powens' } },
  },
  {
    name: 'a publicUrl of another host, behind a development server',
    mistake: { handler: { publicUrl: 'http://shop.localhost/api/powens' } },
    says: 'set publicUrl to http://localhost:3000/api/powens.',
    cured: { handler: { publicUrl: 'http://localhost:3000/api/powens' } },
  },
  {
    name: 'a page on 127.0.0.1 and a publicUrl on localhost',
    mistake: {},
    says: 'open the page at http://localhost:3000, or set publicUrl to http://127.0.0.1:3000/api/powens.',
    cured: { handler: { publicUrl: 'http://127.0.0.1:3000/api/powens' } },
    ask: () => create('http://127.0.0.1:3000', 'cross-site'),
    askCured: () => create('http://127.0.0.1:3000', 'same-origin'),
  },
  {
    name: 'a page on another port',
    mistake: {},
    says: 'or else add http://localhost:5173 to allowedOrigins.',
    cured: { handler: { allowedOrigins: ['http://localhost:5173'] } },
    ask: () => create('http://localhost:5173', 'same-site'),
  },
  {
    name: 'a page on another host of the site',
    mistake: {},
    says: 'add https://www.shop.example to allowedOrigins',
    cured: { handler: { allowedOrigins: ['https://www.shop.example'] } },
    ask: () => create('https://www.shop.example', 'same-site'),
  },
  {
    name: 'a page without an address',
    mistake: {},
    says: 'open the page at http://localhost:3000.',
    cured: {},
    ask: () => create('null', 'cross-site'),
    askCured: () => create(),
  },
  {
    name: 'a publicUrl without its path',
    mistake: { handler: { publicUrl: 'http://localhost:3000' } },
    says: 'set publicUrl to http://localhost:3000/api/powens,',
    cured: { handler: { publicUrl: 'http://localhost:3000/api/powens' } },
  },
  {
    name: 'a publicUrl of another path',
    mistake: { handler: { publicUrl: 'http://localhost:3000/api/powens' } },
    says: 'set publicUrl to http://localhost:3000/pay,',
    cured: { handler: { publicUrl: 'http://localhost:3000/pay' } },
    ask: () => create(page, 'same-origin', '/pay/payments'),
  },
  {
    name: 'a path that a proxy rewrites',
    mistake: { handler: { publicUrl: 'http://localhost:3000/shop/powens' } },
    says: 'or basePath to /internal if a proxy rewrites the path.',
    cured: { handler: { publicUrl: 'http://localhost:3000/shop/powens', basePath: '/internal' } },
    ask: () => create(page, 'same-origin', '/internal/payments'),
  },
  {
    name: 'a wrong webhook secret',
    mistake: { handler: { webhook: { secrets: ['old'] } } },
    says: "The webhook's signature does not match its body.",
    cured: { handler: webhook },
    ask: () => deliver('hook'),
    status: 204,
  },
  {
    name: 'a webhook that is registered at another path than publicUrl says',
    mistake: {
      handler: {
        ...webhook,
        publicUrl: 'http://localhost:3000/shop/powens',
        basePath: '/api/powens',
      },
    },
    says: 'The webhook was signed for another path.',
    cured: { handler: webhook },
    ask: () => deliver('hook'),
    status: 204,
  },
  {
    name: 'a webhook and no secret for it',
    mistake: {},
    says: 'pass webhook: { secrets: [secret] }',
    cured: { handler: webhook },
    ask: () => deliver('hook'),
    status: 204,
  },
]

test.each(rows)(
  'behavior: $name is one warning, and its cure works',
  async ({ mistake, says, cured, ask = create, askCured = ask, status = 201 }) => {
    const wrong = open(mistake)
    const first = await wrong(await ask())
    await wrong(await ask())
    expect(first.status).toBeGreaterThanOrEqual(400)
    expect(warnings()).toHaveLength(1)
    expect(warnings()[0]).toMatch(
      /^\[powens-pay\] .+ \(node_modules\/@powens-pay\/server-kit\/docs\/errors\.md#\w+\)$/,
    )
    expect(warnings()[0]).toContain(says)
    // The same sentence, for the browser's console.
    const { hint } = (await first.json()) as { hint?: string }
    expect(`[powens-pay] ${hint}`).toBe(warnings()[0])

    warn.mockClear()
    expect((await open(cured)(await askCured())).status).toBe(status)
    expect(warnings()).toEqual([])
  },
)

test('behavior: the sandbox that is not running is one warning', async () => {
  const started = await startSandbox()
  await started.close()
  const handler = open({ powens: { ...plain, sandbox: started.url, wait: () => Promise.resolve() } })
  await handler(create())
  await handler(create())
  expect(warnings()).toEqual([
    expect.stringContaining(
      `not reached at ${started.url}/2.0, because the address does not answer (ECONNREFUSED): start the sandbox`,
    ),
  ])
})

test('behavior: an address of a sandbox is all that it takes', async () => {
  const started = await startSandbox()
  const handler = open({ powens: { ...plain, sandbox: started.url } })
  expect((await handler(create())).status).toBe(201)
  expect(warnings()).toEqual([])
  await started.close()
})

test('behavior: what Powens does not take is named by status and code, and by nothing that was sent', async () => {
  sandbox.faults.failNext('POST /payments', { status: 400, code: 'invalidValue' })
  const response = await open({})(create())
  expect(response.status).toBe(502)
  expect(warnings()).toEqual([
    expect.stringContaining('Powens refused POST /payments (status 400, code invalidValue)'),
  ])
  expect(warnings()[0]).not.toMatch(/FR14|Shop SAS|5\.70/)
})

test('behavior: in production the log says it and the answer does not', async () => {
  const handler = open({
    handler: {
      environment: 'production',
      publicUrl: 'https://shop.example/api/powens',
      secrets: ['a secret of at least thirty-two bytes'],
      ...webhook,
      store: memoryStore({ singleInstance: true }),
    },
  })
  const response = await handler(create('https://www.shop.example', 'same-site'))
  expect(await response.json()).not.toHaveProperty('hint')
  expect(warnings()).toEqual([expect.stringContaining('add https://www.shop.example to allowedOrigins')])
})

test("behavior: a merchant's log gets the mistake instead of the console", async () => {
  const events: PaymentEvent[] = []
  const handler = open({ handler: { onEvent: (event) => void events.push(event) } })
  await handler(create('http://localhost:5173', 'same-site'))
  expect(events.filter(({ type }) => type === 'configuration.mistake')).toHaveLength(1)
  expect(warnings()).toEqual([])
})

test('behavior: strangers cannot fill the log', async () => {
  const handler = open({})
  for (let index = 0; index < 20; index++)
    await handler(create(`https://stranger${index}.example`, 'cross-site'))
  for (const path of ['/wp-login.php', '/payments/find/x', '/'])
    await handler(create(page, 'same-origin', path))
  expect(warnings()).toHaveLength(1)
})

test('behavior: a refusal of the shop itself is no mistake', async () => {
  const handler = open({
    handler: {
      preparePayment: () => {
        throw new PaymentRefusedError('order_not_found')
      },
    },
  })
  expect((await handler(create())).status).toBe(404)
  expect(warnings()).toEqual([])
})

test.each(['publicUrl', 'returnUrl', 'powens'])('behavior: %s that is undefined is a sentence', (name) => {
  const open = () => createPaymentHandler({ ...whole, [name]: undefined } as PaymentHandlerOptions)
  expect(open).toThrow(expect.objectContaining({ code: 'configuration_error' }))
  expect(open).toThrow(name)
})

test.each([undefined, null, {}])('behavior: options that are %o are a sentence', (options) => {
  expect(() => createPaymentHandler(options as never)).toThrow('createPaymentHandler got no powens')
})

test.each([42, null, new URL('https://shop.example'), '', ' '])(
  'behavior: a publicUrl that is %o is a sentence',
  (publicUrl) => {
    const open = () => createPaymentHandler({ ...whole, publicUrl } as PaymentHandlerOptions)
    expect(open).toThrow(expect.objectContaining({ code: 'configuration_error' }))
  },
)

test('behavior: a returnUrl with a query is told about returnPath', () => {
  const open = () => createPaymentHandler({ ...whole, returnUrl: 'https://shop.example/order?id=42' })
  expect(open).toThrow('returnPath, which preparePayment returns')
})

test('behavior: every code has its page', () => {
  const pages = readFileSync(new URL('../../../../docs/errors.md', import.meta.url), 'utf8')
  const headings = [...pages.matchAll(/^## (\w+)$/gm)].map(([, code]) => code)
  expect(headings.toSorted()).toEqual(Object.keys(errorCodes).toSorted())
})
