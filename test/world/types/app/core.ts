// What any shop writes, compiled against the packed declarations.
import {
  advancePayment,
  createPaymentClient,
  decideFulfilment,
  findIncompatibilities,
  interpretInstructions,
  interpretPayment,
  isPaymentError,
  parseCallback,
  type BelievedPayment,
  type FulfilmentPolicy,
  type Payment,
  type PaymentOutcome,
  type PaymentRequest,
  type PaymentView,
} from '@powens-pay/core'
import {
  paymentRequestSchema,
  paymentSchema,
  paymentViewSchema,
  webhookPayloadSchema,
} from '@powens-pay/core/models'
import { proves, type Equal } from './proves.js'

const request: PaymentRequest = {
  client_redirect_uri: 'https://shop.example/return',
  instructions: [
    {
      amount: '9.50',
      currency: 'EUR',
      label: 'Order 42',
      execution_date_type: 'instant',
      beneficiary: { scheme_name: 'iban', identification: 'FR1420041010050500013M02606', label: 'Shop' },
    },
  ],
}
export const sent: number = paymentRequestSchema.parse(request).instructions[0]!.amount

// @ts-expect-error the beneficiary is missing
request.instructions[0] = { amount: 1, currency: 'EUR', label: 'x', execution_date_type: 'instant' }

const payment = paymentSchema.parse({})
proves<Equal<typeof payment, Payment>>()
export const state: string = payment.state
export const firstLabel: string | null | undefined = payment.instructions?.[0]?.label
export const added: unknown = payment['a_key_of_tomorrow']
export const delivery: number | null | undefined = webhookPayloadSchema.parse({}).id_webhook_data

const view: PaymentView = paymentViewSchema.parse({})
const outcome = interpretPayment(view)
proves<Equal<typeof outcome, PaymentOutcome>>()
export function say(outcome: PaymentOutcome): string {
  switch (outcome.status) {
    case 'requires_action':
      return outcome.action
    case 'failed':
      return outcome.errorCode ?? outcome.reason
    case 'unknown':
      return outcome.state
    case 'processing':
    case 'active':
    case 'stopped':
    case 'succeeded':
    case 'accepted':
    case 'partially_succeeded':
      return outcome.bucket
  }
}

const policy: FulfilmentPolicy<Payment> = {
  accepted: (payment, outcome) => (payment.id > 0 && !outcome.needsReview ? 'fulfil' : 'review'),
  partial: 'review',
  expired: 'do_not_fulfil',
  active: 'wait',
}
export const decision: 'fulfil' | 'wait' | 'review' | 'do_not_fulfil' = decideFulfilment(
  outcome,
  policy,
  payment,
)
// @ts-expect-error a standing order is decided by the merchant too
export const forgetful: FulfilmentPolicy = { accepted: 'review', partial: 'review', expired: 'review' }
// @ts-expect-error waiting for accepted never ends
export const endless: FulfilmentPolicy['accepted'] = 'wait'

const believed = advancePayment(undefined, { payment, observedAt: 0, source: 'confirmed' })
proves<Equal<typeof believed, BelievedPayment<Payment>>>()
export const mine: boolean = interpretInstructions({
  state: 'done',
  instructions: [{ amount: 1, currency: 'EUR', mine: true }],
}).instructions[0]!.instruction.mine
export const limit: string | null | undefined = findIncompatibilities({}, request)[0]?.limit

const client = createPaymentClient({ fetch: async (request: Request) => new Response(request.url) })
export const answer: Promise<Response> = client.request('/payments/42')
export const code = (error: unknown): string | undefined => (isPaymentError(error) ? error.code : undefined)
export const claimed: string | null | undefined = parseCallback(new URL('https://shop.example'))?.claimed
  .state
