import { refer } from './components.ts'

type Json = Record<string, unknown>

const signed = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => ({
  name,
  in: 'header',
  required: true,
  schema: { type: 'string' },
}))
const json = (name: Parameters<typeof refer>[0]): Json => ({ 'application/json': { schema: refer(name) } })
const refusal = (description: string): Json => ({ description, content: json('Refusal') })

/** What `powens-pay broker` asks a merchant's backend, signed as Standard Webhooks. */
export const merchantCalls: Json = {
  'payment.prepare': {
    post: {
      operationId: 'preparePayment',
      summary: 'Prove that this caller may pay this order, then price it.',
      description:
        "Carries the payer's cookies and headers that the broker is configured to forward. `input` is untrusted.",
      parameters: signed,
      requestBody: { required: true, content: json('PrepareCall') },
      responses: {
        '200': { description: 'What to pay.', content: json('PreparedPayment') },
        '401': refusal('An unknown caller; the payer reads that there is no such order.'),
        '403': refusal('The order exists and may not be paid. 409 and 422 mean the same.'),
        '404': refusal('No such order of this caller.'),
      },
    },
  },
  'payment.updated': {
    post: {
      operationId: 'paymentUpdated',
      summary:
        'One change of a payment: at least once, in order per payment, `webhook-id` the same in every repeat.',
      description:
        'Record `aggregate` by order, unless you recorded one of a higher `sequence`. Before you ship, compare `payment.amount` and `payment.currency` with the order as it is now. `payment` is what a page gets.',
      parameters: signed,
      requestBody: { required: true, content: json('ChangeCall') },
      responses: { '2XX': { description: 'Written. Anything else brings it again.' } },
    },
  },
}
