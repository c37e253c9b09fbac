import { createSandbox, type Sandbox } from '@powens-pay/sandbox'
import {
  createPaymentHandler,
  createPowens,
  type PaymentHandler,
  type PaymentStore,
  type PreparedPayment,
} from '@powens-pay/server-kit'

const origin = 'https://shop.example'
export const publicUrl = `${origin}/api/powens`
const secret = 'a webhook secret as long as any other'
const iban = 'FR1420041010050500013M02606'

export interface Created {
  payment: { id: number }
  paymentKey: string
  redirectUrl: string
}

export interface Shop {
  handler: PaymentHandler
  sandbox: Sandbox
  scope: string
  /** What an order has to pay: one transfer each. */
  price: (orderId: string, amounts: string[]) => void
  create: (orderId: string) => Promise<Created>
  /** Moves a payment, and gives what the webhook about it took the handler, by the given clock. */
  push: (paymentId: number, state: string, readClock?: () => number) => Promise<number>
}

/** The real handler on a store, with the sandbox as a live domain of Powens behind it. */
export function openShop(store: PaymentStore): Shop {
  const prices = new Map<string, string[]>()
  let readTime = (): number => performance.now()
  let took = 0
  const sandbox: Sandbox = createSandbox({
    webhook: {
      url: `${publicUrl}/webhooks`,
      secret,
      async fetch(request: Request) {
        const start = readTime()
        const response = await handler(request)
        took += readTime() - start
        if (response.status >= 300) throw new Error(`The webhook was answered ${response.status}.`)
        return response
      },
    },
  })
  const powens = createPowens({ ...sandbox, now: () => sandbox.clock.now() })
  const handler: PaymentHandler = createPaymentHandler({
    powens,
    publicUrl,
    returnUrl: `${origin}/order`,
    secrets: ['a secret of the shop, long enough for everybody'],
    store,
    // Counted as in production, and never reached.
    rateLimit: { limit: 1_000_000_000, window: 60_000 },
    webhook: { secrets: [secret] },
    preparePayment: ({ input }): PreparedPayment => {
      const { orderId } = input as { orderId: string }
      const amounts = prices.get(orderId) ?? ['9.50']
      return {
        orderId,
        request: {
          payer_identity: { kind: 'individual', first_name: 'Ada', last_name: 'Martin' },
          instructions: amounts.map((amount, index) => ({
            amount,
            currency: 'EUR',
            label: `Order ${orderId} ${index}`,
            execution_date_type: amounts.length > 1 ? 'first_open_day' : 'instant',
            beneficiary: { scheme_name: 'iban', identification: iban, label: 'Shop SAS' },
          })),
        },
      }
    },
    onPaymentUpdated: () => undefined,
  })

  const { host } = new URL(powens.apiUrl)

  return {
    handler,
    sandbox,
    scope: host === `${powens.domain}.biapi.pro` ? powens.domain : `${powens.domain}@${host}`,
    price: (orderId, amounts) => void prices.set(orderId, amounts),
    async create(orderId) {
      const response = await handler(
        new Request(`${publicUrl}/payments`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin },
          body: JSON.stringify({ input: { orderId } }),
        }),
        { remoteAddress: '203.0.113.5' },
      )
      if (response.status !== 201) throw new Error(`Answered ${response.status}: ${await response.text()}`)
      return (await response.json()) as Created
    },
    async push(paymentId, state, readClock = () => performance.now()) {
      readTime = readClock
      took = 0
      await sandbox.faults.setState(paymentId, state)
      await sandbox.webhooks.flush()
      return took
    },
  }
}
