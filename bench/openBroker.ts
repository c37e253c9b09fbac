import { createSandbox } from '@powens-pay/sandbox'
import { createPaymentHandler, createPowens, memoryStore, type PaymentHandler } from '@powens-pay/server-kit'

const publicUrl = 'https://shop.example/api/powens'

export interface OpenBroker {
  handler: PaymentHandler
  /** Where the payment's status is read, and the key that reads it. */
  path: string
  key: string
}

/** The real handler with the sandbox behind it, and one paid payment. */
export async function openBroker(): Promise<OpenBroker> {
  const secret = 'a webhook secret as long as any other'
  const sandbox = createSandbox({
    webhook: { url: `${publicUrl}/webhooks`, secret, fetch: (request: Request) => handler(request) },
  })
  const handler = createPaymentHandler({
    powens: createPowens({ ...sandbox, now: () => sandbox.clock.now() }),
    publicUrl,
    returnUrl: 'https://shop.example/order',
    secrets: ['a secret of the shop, long enough for everybody'],
    store: memoryStore({ singleInstance: true, now: () => sandbox.clock.now() }),
    webhook: { secrets: [secret] },
    preparePayment: () => ({
      orderId: '42',
      request: {
        payer_identity: { kind: 'individual', first_name: 'Ada', last_name: 'Martin' },
        instructions: [
          {
            amount: '9.50',
            currency: 'EUR',
            label: 'Order 42',
            execution_date_type: 'instant',
            beneficiary: {
              scheme_name: 'iban',
              identification: 'FR1420041010050500013M02606',
              label: 'Shop SAS',
            },
          },
        ],
      },
    }),
    onPaymentUpdated: () => undefined,
  })
  const created = await handler(
    new Request(`${publicUrl}/payments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://shop.example' },
      body: '{"input":{}}',
    }),
  )
  const { payment, paymentKey, redirectUrl } = await created.json()
  const go = await handler(new Request(redirectUrl))
  await sandbox.payer.approve(go.headers.get('location') ?? '')
  await sandbox.webhooks.flush()
  return { handler, path: `/api/powens/payments/${payment.id}`, key: paymentKey }
}
