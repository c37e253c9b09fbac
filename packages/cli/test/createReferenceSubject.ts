import { createSandbox } from '@powens-pay/sandbox'
import {
  createPaymentHandler,
  createPowens,
  memoryStore,
  PaymentRefusedError,
  type PaymentChange,
  type PaymentHandler,
  type PreparedRequest,
} from '@powens-pay/server-kit'
import { makeInstruction } from './exampleInstruction.ts'
import { createMerchant, type Merchant } from '../src/conformance/createMerchant.ts'
import type { Subject } from '../src/conformance/Subject.ts'

const webhookSecret = 'webhook-secret-of-the-conformance-kit'

/** How the handler sends a change to its merchant. A broken server replaces it. */
export interface Delivery {
  send: (change: PaymentChange) => Promise<void>
}

async function post(merchant: Merchant, change: PaymentChange): Promise<void> {
  const body = JSON.stringify({ type: 'payment.updated', data: change })
  const { ok } = await merchant.answer(new Request('http://merchant.test/', { method: 'POST', body }))
  if (!ok) throw new Error('The merchant did not take the change.')
}

/** The handler of server-kit over a sandbox and its clock: it keeps every rule. */
export function createReferenceSubject(
  wrap: (
    handler: PaymentHandler,
    sandbox: Subject['sandbox'],
    webhookSecret: string,
    delivery: Delivery,
  ) => Subject['fetch'] = (handler) => handler,
): Subject {
  const merchant = createMerchant()
  const delivery: Delivery = { send: (change) => post(merchant, change) }
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
    secrets: ['payment-secret-of-the-conformance-kit-32'],
    store: memoryStore({ singleInstance: true, now: clock.now }),
    webhook: { secrets: [webhookSecret] },
    rateLimit: false,
    preparePayment({ input }) {
      const orderId = (input as { orderId?: unknown } | null)?.orderId
      if (typeof orderId !== 'string' || !orderId.startsWith('mine-')) throw new PaymentRefusedError()
      return { orderId, request: exampleRequest }
    },
    onPaymentUpdated: (change) => delivery.send(change),
    onEvent: () => undefined,
    onError: () => undefined,
  })
  let orders = 0
  return {
    url,
    fetch: wrap(handler, sandbox, webhookSecret, delivery),
    createInput: () => ({ orderId: `mine-${++orders}` }),
    foreignInput: { orderId: 'somebody-elses' },
    webhookSecret,
    merchant,
    patience: 200,
    sandbox,
  }
}

const exampleRequest: PreparedRequest = {
  instructions: [
    {
      ...makeInstruction('Order'),
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
