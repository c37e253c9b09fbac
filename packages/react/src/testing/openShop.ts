import {
  createPayment,
  createPaymentClient,
  type PaymentClient,
  type PaymentReference,
} from '@powens-pay/core'
import { createSandbox, type PayerOptions, type Sandbox, type SandboxOptions } from '@powens-pay/sandbox'
import {
  createPaymentHandler,
  createPowens,
  memoryStore,
  type PaymentChange,
  type PaymentHandler,
  type PaymentHandlerOptions,
} from '@powens-pay/server-kit'
import { createGate, type Gate } from './createGate.ts'
import { prepareOrder, type TestOrder } from './prepareOrder.ts'

export interface OpenShopOptions extends TestOrder {
  /** Your own, to test it too. @default prices every order alike */
  preparePayment?: PaymentHandlerOptions['preparePayment'] | undefined
  sandbox?: Omit<SandboxOptions, 'webhook'> | undefined
  /** The sandbox sends webhooks. Without them the payment is read. @default true */
  webhooks?: boolean | undefined
}

/** Acts as the payer at the shop's link. Each method resolves to the callback's URL, or to `null` without one. */
export interface ShopPayer {
  approve: (redirectUrl: string, options?: PayerOptions) => Promise<string | null>
  refuse: (redirectUrl: string, options?: PayerOptions) => Promise<string | null>
  cancel: (redirectUrl: string, options?: PayerOptions) => Promise<string | null>
  abandon: (redirectUrl: string, options?: PayerOptions) => Promise<null>
}

/** A whole shop in memory: the real handler before the sandbox, and the client that pages use. */
export interface Shop extends Gate {
  client: PaymentClient
  sandbox: Sandbox
  handler: PaymentHandler
  payer: ShopPayer
  /** The calls of `onPaymentUpdated`, oldest first. */
  changes: readonly PaymentChange[]
  /** Creates the order's payment, as the button would. */
  begin: (orderId?: string) => Promise<{ redirectUrl: string; reference: PaymentReference }>
  /** Where the shop's link leads: the first page of the webview. */
  follow: (redirectUrl: string) => Promise<string>
  close: () => Promise<void>
}

const publicUrl = 'https://shop.example/api/powens'
const returnUrl = 'https://shop.example/order'
const webhookSecret = 'the webhook secret of a shop that only exists in tests'

/** Opens a shop whose payments cost nothing. Close it when the test is over. */
export function openShop(options: OpenShopOptions = {}): Shop {
  const { webhooks = true } = options
  const sandbox = createSandbox({
    ...options.sandbox,
    ...(webhooks && {
      webhook: {
        url: `${publicUrl}/webhooks`,
        secret: webhookSecret,
        fetch: (request: Request): Promise<Response> => handler(request),
      },
    }),
  })
  const changes: PaymentChange[] = []
  const handler = createPaymentHandler({
    powens: createPowens({
      domain: sandbox.domain,
      clientId: sandbox.clientId,
      clientSecret: sandbox.clientSecret,
      fetch: (request) => sandbox.fetch(request),
      now: () => sandbox.clock.now(),
      dangerouslyAllowBrowser: true,
    }),
    publicUrl,
    returnUrl,
    secrets: ['a secret that proves nothing outside of this test'],
    store: memoryStore({ singleInstance: true }),
    // A visit's reply comes after everything that it caused, so that no test waits for anything else.
    freezesAfterReply: true,
    webhook: webhooks ? { secrets: [webhookSecret] } : undefined,
    preparePayment:
      options.preparePayment ?? ((context) => prepareOrder(options, context, sandbox.clock.now())),
    onPaymentUpdated: (change) => changes.push(change),
    // A page may not read the cookie that proves it is the payer's browser.
    authorize: () => true,
    // Nobody attacks a test, and it may create as many payments as it likes.
    rateLimit: false,
    environment: 'development',
    dangerouslyAllowBrowser: true,
  })
  const gate = createGate(handler)
  const client = createPaymentClient({ basePath: publicUrl, fetch: gate.fetch })

  const visit = async (url: string): Promise<string> => {
    const response = await handler(new Request(url))
    return response.headers.get('location') ?? url
  }
  const send =
    (person: (url: string, options?: PayerOptions) => Promise<string | null>) =>
    async (redirectUrl: string, how?: PayerOptions): Promise<string | null> => {
      const callback = await person(await visit(redirectUrl), how)
      return callback && (await visit(callback))
    }

  return {
    ...gate,
    client,
    sandbox,
    handler,
    changes,
    payer: {
      approve: send(sandbox.payer.approve),
      refuse: send(sandbox.payer.refuse),
      cancel: send(sandbox.payer.cancel),
      abandon: send(sandbox.payer.abandon) as ShopPayer['abandon'],
    },
    async begin(orderId = '42') {
      const { payment, paymentKey, redirectUrl } = await createPayment(client, { input: { orderId } })
      return { redirectUrl: redirectUrl ?? '', reference: { paymentId: payment.id, paymentKey } }
    },
    follow: visit,
    close: () => handler.close(),
  }
}
