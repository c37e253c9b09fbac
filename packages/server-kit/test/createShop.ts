import { paymentKeyHeader, type CreatedPayment, type PaymentView } from '@powens-pay/core'
import { createSandbox, type Sandbox, type SandboxOptions } from '@powens-pay/sandbox'
import { createPaymentHandler } from '../src/http/createPaymentHandler.ts'
import type { PaymentEvent } from '../src/telemetry/events.ts'
import type { PaymentHandlerOptions } from '../src/http/options.ts'
import type { PaymentChange } from '../src/ledger/PaymentChange.ts'
import type { PreparedRequest } from '../src/ledger/PreparedPayment.ts'
import { PaymentRefusedError } from '../src/errors/PaymentRefusedError.ts'
import { createPowens, type PowensOptions } from '../src/powens/createPowens.ts'
import { openTestStore } from './stores/openTestStore.ts'
import { getScope } from '../src/store/scopeStore.ts'

export const origin = 'https://shop.example'
export const publicUrl = `${origin}/api/powens`
export const returnUrl = `${origin}/order`
export const webhookSecret = 'webhook-secret-of-the-shop'
export const secret = 'a secret of the shop, long enough for everybody'
export const iban = 'FR1420041010050500013M02606'

export interface ShopParameters {
  sandbox?: SandboxOptions
  powens?: Partial<PowensOptions>
  handler?: Partial<PaymentHandlerOptions>
  /** Registers the webhook with the sandbox. @default true */
  hasWebhooks?: boolean
}

/** What the shop sells: an order is its amount and the sandbox's scenario. */
export interface Order {
  customer: string
  instructions: PreparedRequest['instructions']
  allowAnotherPayment?: boolean
}

export function instruct(
  amount: string,
  label = 'done - order',
  changes: object = {},
): PreparedRequest['instructions'][number] {
  return {
    amount,
    currency: 'EUR',
    label,
    execution_date_type: 'instant',
    beneficiary: { scheme_name: 'iban', identification: iban, label: 'Shop SAS' },
    ...changes,
  } as PreparedRequest['instructions'][number]
}

/** A shop with one customer per name, a real handler and a real sandbox, joined without a port. */
export function createShop(parameters: ShopParameters = {}) {
  const changes: PaymentChange[] = []
  const events: PaymentEvent[] = []
  const errors: unknown[] = []
  const orders = new Map<string, Order>([['42', { customer: 'ada', instructions: [instruct('9.50')] }]])
  const { hasWebhooks = true } = parameters

  const sandbox: Sandbox = createSandbox({
    ...(hasWebhooks && {
      webhook: {
        url: `${publicUrl}/webhooks`,
        secret: webhookSecret,
        fetch: (request: Request) => handler(request),
      },
    }),
    ...parameters.sandbox,
  })
  const powens = createPowens({
    domain: sandbox.domain,
    clientId: sandbox.clientId,
    clientSecret: sandbox.clientSecret,
    fetch: (request) => sandbox.fetch(request),
    now: () => sandbox.clock.now(),
    wait: () => Promise.resolve(),
    ...parameters.powens,
  })
  const handlerOptions: PaymentHandlerOptions = {
    powens,
    publicUrl,
    returnUrl,
    secrets: [secret],
    store: openTestStore({ now: () => sandbox.clock.now() }),
    // A reply comes after everything that it caused, so that no test has to wait for anything else.
    freezesAfterReply: true,
    webhook: { secrets: [webhookSecret] },
    preparePayment({ input, request }) {
      const orderId = String((input as { orderId?: unknown } | null)?.orderId)
      const order = orders.get(orderId)
      const customer = request.headers.get('x-customer') ?? 'ada'
      if (!order || order.customer !== customer) throw new PaymentRefusedError()
      const payer = { kind: 'individual', first_name: 'Ada', last_name: 'Martin' } as const
      return {
        orderId,
        request: { instructions: order.instructions, payer_identity: payer },
        allowAnotherPayment: order.allowAnotherPayment,
      }
    },
    onPaymentUpdated: (change) => void changes.push(change),
    onEvent: (event) => void events.push(event),
    onError: (error) => void errors.push(error),
    ...parameters.handler,
  }
  const handler = createPaymentHandler(handlerOptions)
  return {
    sandbox,
    powens,
    handler,
    handlerOptions,
    orders,
    changes,
    events,
    errors,
    browser: () => createBrowser(handler),
    /** What the store holds for the shop's domain. */
    stored: async (key: string) => handlerOptions.store?.read(`${getScope(powens)}/${key}`),
  }
}

/** A payment's instructions as the sandbox has them. */
export function instructionsAt(sandbox: Sandbox, paymentId: number): object[] {
  const instructions = sandbox.payments.get(paymentId)?.['instructions']
  if (!Array.isArray(instructions)) throw new TypeError('The sandbox knows no such payment.')
  return instructions as object[]
}

export type Shop = ReturnType<typeof createShop>

/** A browser on the shop's pages: keeps the cookie, follows no redirect by itself. */
export function createBrowser(handler: Shop['handler']) {
  let cookie = ''

  async function send(path: string, init: RequestInit & { url?: string } = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (cookie) headers.set('cookie', cookie)
    const response = await handler(new Request(init.url ?? publicUrl + path, { ...init, headers }))
    const [pair] = response.headers.getSetCookie()
    if (pair) cookie = pair.split(';', 1)[0] ?? ''
    return response
  }

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, 'sec-fetch-site': 'same-origin', ...headers },
      body: JSON.stringify(body),
    })

  return {
    send,
    post,
    get cookie() {
      return cookie
    },
    /** Pays an order: what the button does. */
    async create(orderId = '42', headers: Record<string, string> = {}): Promise<CreatedPayment> {
      const response = await post('/payments', { input: { orderId } }, headers)
      if (response.status !== 201)
        throw new Error(`POST /payments answered ${response.status}: ${await response.text()}`)
      return (await response.json()) as CreatedPayment
    },
    /** Follows the broker's link to where it leads. */
    async follow(url: string): Promise<string> {
      const response = await send('', { url })
      return response.headers.get('location') ?? ''
    },
    /** Comes back from the bank, and gives the return page's URL. */
    async comeBack(url: string | null): Promise<string> {
      if (url === null) throw new Error('The bank sent the payer nowhere.')
      const response = await send('', { url })
      return response.headers.get('location') ?? ''
    },
    async read({
      payment,
      paymentKey,
    }: Pick<CreatedPayment, 'payment' | 'paymentKey'>): Promise<PaymentView> {
      const response = await send(`/payments/${payment.id}`, { headers: { [paymentKeyHeader]: paymentKey } })
      if (response.status !== 200)
        throw new Error(`GET /payments answered ${response.status}: ${await response.text()}`)
      return ((await response.json()) as { payment: PaymentView }).payment
    },
  }
}
