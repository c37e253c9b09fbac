import { createSandbox } from '@powens-pay/sandbox'
import {
  createPaymentHandler,
  createPowens,
  memoryStore,
  PaymentRefusedError,
  type PaymentHandler,
  type PreparedRequest,
} from '@powens-pay/server-kit'
import type { Subject } from '../src/conformance/Subject.ts'

const webhookSecret = 'webhook-secret-of-the-conformance-kit'

/** The handler of server-kit over a sandbox, on a told clock: what the kit is held against. */
export function createReferenceSubject(
  wrap: (handler: PaymentHandler, sandbox: Subject['sandbox'], webhookSecret: string) => Subject['fetch'] = (
    handler,
  ) => handler,
): Subject {
  const sandbox = createSandbox()
  const { domain, clientId, clientSecret, apiUrl, webviewUrl, clock } = sandbox
  const url = 'https://shop.example/api/powens'
  const handler = createPaymentHandler({
    powens: createPowens({
      domain,
      clientId,
      clientSecret,
      apiUrl,
      webviewUrl,
      fetch: (request) => sandbox.fetch(request),
      now: clock.now,
    }),
    publicUrl: url,
    returnUrl: 'https://shop.example/order',
    secret: 'payment-secret-of-the-conformance-kit-32',
    store: memoryStore({ singleInstance: true, now: clock.now }),
    webhook: { secrets: [webhookSecret] },
    rateLimit: false,
    preparePayment({ input }) {
      const orderId = (input as { orderId?: unknown } | null)?.orderId
      if (typeof orderId !== 'string' || !orderId.startsWith('mine-')) throw new PaymentRefusedError()
      return { orderId, request: exampleRequest }
    },
    onPaymentUpdated: () => undefined,
    onEvent: () => undefined,
    onError: () => undefined,
  })
  let orders = 0
  return {
    url,
    fetch: wrap(handler, sandbox, webhookSecret),
    createInput: () => ({ orderId: `mine-${++orders}` }),
    foreignInput: { orderId: 'somebody-elses' },
    webhookSecret,
    sandbox,
  }
}

const exampleRequest: PreparedRequest = {
  instructions: [
    {
      amount: '4.20',
      currency: 'EUR',
      label: 'Order',
      execution_date_type: 'instant',
      beneficiary: {
        scheme_name: 'iban',
        identification: 'FR1420041010050500013M02606',
        label: 'Fournil SAS',
      },
      beneficiary_identity: {
        kind: 'corporate',
        org_name: 'Fournil SAS',
        scheme_name: 'siren',
        identification: '732829320',
      },
    },
  ],
  payer_identity: { kind: 'individual', first_name: 'Adalbertine', last_name: 'Martinengo' },
}
