import type { Visitor } from '../createVisitor.ts'
import { must, mustAnswer } from '../must.ts'
import type { Rule } from '../Rule.ts'

const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'same-origin' }

/** Asks for the order again, and makes sure that nothing was created for it. */
async function mustRefuse(visitor: Visitor, input: unknown, what: string): Promise<void> {
  const count = visitor.countPayments()
  const response = await visitor.post('/payments', { input })
  mustAnswer(response, 409, what)
  must(visitor.countPayments() === count, 'Another payment was made for it.')
}

/** The order rule after the first payment of an order: at most one payable link, whatever became of it. */
export const orderingRules: readonly Rule[] = [
  {
    name: 'create-after-failure',
    promise: 'An order whose payment was rejected gets a new payment.',
    otherwise: 'a payer whose bank said no once can never pay.',
    async check(visitor) {
      const first = await visitor.pay()
      visitor.setTruth(first.id, 'rejected', 'insufficientFunds')
      await visitor.sendWebhook(first.id)
      const second = await visitor.pay(first.input)
      must(second.id !== first.id, 'The answer is the payment that was rejected.')
      const state = visitor.sandbox.payments.get(second.id)?.['state']
      must(state === 'created', `The new payment is ${String(state)} at Powens.`)
    },
  },
  {
    name: 'create-mismatch',
    promise: 'An order whose payment is under review is 409, and nothing is created for it.',
    otherwise: 'a payer whose money arrived pays a second time while somebody looks.',
    async check(visitor) {
      const payment = await visitor.pay()
      const { instructions } = visitor.sandbox.payments.get(payment.id) ?? {}
      const cheaper = (instructions as object[]).map((instruction) => ({ ...instruction, amount: '0.01' }))
      visitor.sandbox.faults.patchPayment(payment.id, { state: 'done', instructions: cheaper })
      await visitor.sendWebhook(payment.id)
      await mustRefuse(visitor, payment.input, 'An order under review')
    },
  },
  {
    name: 'create-expired',
    promise:
      'An order whose payer was led to the bank, and whose payment expired there, is 409: nobody knows what the bank did.',
    otherwise: 'a payer whose bank was slow pays twice.',
    async check(visitor) {
      const payment = await visitor.pay()
      await visitor.send(payment.redirectUrl, { headers: navigation })
      visitor.setTruth(payment.id, 'expired')
      await visitor.sendWebhook(payment.id)
      await mustRefuse(visitor, payment.input, 'An order whose payment expired at the bank')
    },
  },
  {
    name: 'go-settled',
    promise: 'The link of a payment that is paid leads to the return page, and no more to the bank.',
    otherwise: 'the Back button leads a payer to the bank again.',
    async check(visitor) {
      const payment = await visitor.pay()
      visitor.setTruth(payment.id, 'done')
      await visitor.sendWebhook(payment.id)
      const response = await visitor.send(payment.redirectUrl, { headers: navigation })
      const location = response.headers.get('location') ?? ''
      const { webviewUrl, apiUrl } = visitor.sandbox
      must(![webviewUrl, apiUrl].some((address) => location.startsWith(address)), 'It leads to the webview.')
    },
  },
]
