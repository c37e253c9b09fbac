import { createdPaymentSchema } from '@powens-pay/core/models'
import { must, mustAnswer } from '../must.ts'
import type { Rule } from '../Rule.ts'

const input = (visitor: { subject: { createInput: () => unknown } }) => ({
  input: visitor.subject.createInput(),
})

/** `POST /payments`, `POST /payments/find` and the order rule. */
export const creatingRules: readonly Rule[] = [
  {
    name: 'create',
    promise: 'POST /payments answers 201 with the payment, its key and a link.',
    otherwise: 'the pay button has nowhere to send the payer.',
    async check(visitor) {
      const response = await visitor.post('/payments', input(visitor))
      mustAnswer(response, 201, 'POST /payments')
      const { error } = createdPaymentSchema.safeParse(await response.json().catch(() => null))
      const places = error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
      must(!error, `The answer is not as the contract has it (${places?.join('; ')}).`)
    },
  },
  {
    name: 'create-without-token',
    promise: "No token of Powens is in the answer: the link is the server's own.",
    otherwise: 'a scoped token cannot be revoked, and a page leaks what it holds.',
    async check(visitor) {
      const response = await visitor.post('/payments', input(visitor))
      const { redirectUrl } = await visitor.readJson(response)
      const { webviewUrl } = visitor.sandbox
      must(
        typeof redirectUrl === 'string' &&
          !redirectUrl.startsWith(webviewUrl) &&
          !/[?&]code=/.test(redirectUrl),
        'The link leads to Powens itself, with a token in it.',
      )
    },
  },
  {
    name: 'create-again',
    promise: 'The same order gives the same payment, however often it is asked for.',
    otherwise: 'a payer who clicks twice pays twice.',
    async check(visitor) {
      const first = await visitor.pay()
      const count = visitor.countPayments()
      const second = await visitor.pay(first.input)
      must(first.id === second.id, `The second click made payment ${second.id} beside ${first.id}.`)
      must(visitor.countPayments() === count, 'The second click made another payment at Powens.')
    },
  },
  {
    name: 'create-at-once',
    promise: 'Concurrent calls for one order give one payment.',
    otherwise: 'two tabs of one order pay twice.',
    async check(visitor) {
      const order = visitor.subject.createInput()
      const count = visitor.countPayments()
      const answers = await Promise.all(Array.from({ length: 8 }, () => visitor.stranger().pay(order)))
      const ids = new Set(answers.map(({ id }) => id))
      must(ids.size === 1, `Eight calls at once gave ${ids.size} payments.`)
      must(visitor.countPayments() === count + 1, 'More than one payment was made at Powens.')
    },
  },
  {
    name: 'create-foreign',
    promise:
      "An order that is unknown or somebody else's is 404 order_not_found, with no key and no payment.",
    otherwise: 'guessing order ids shows what others buy.',
    async check(visitor) {
      const count = visitor.countPayments()
      const response = await visitor.post('/payments', { input: visitor.subject.foreignInput })
      const answer = await visitor.readJson(response)
      mustAnswer(response, 404, 'A foreign order')
      must(!('paymentKey' in answer), 'The answer holds a key.')
      must(visitor.countPayments() === count, 'A payment was made for it.')
    },
  },
  {
    name: 'create-amount',
    promise: 'An amount, an account or any other key beside input and connectorUuid is refused with 400.',
    otherwise: 'a buyer sets the price.',
    async check(visitor) {
      const count = visitor.countPayments()
      const response = await visitor.post('/payments', { ...input(visitor), amount: '0.01' })
      mustAnswer(response, 400, 'A body with an amount')
      must(visitor.countPayments() === count, 'A payment was made all the same.')
    },
  },
  {
    name: 'create-paid',
    promise: 'An order that is paid is 409 order_already_paid.',
    otherwise: 'the payer pays again.',
    async check(visitor) {
      const payment = await visitor.pay()
      visitor.setTruth(payment.id, 'done')
      await visitor.sendWebhook(payment.id)
      const count = visitor.countPayments()
      const response = await visitor.post('/payments', { input: payment.input })
      mustAnswer(response, 409, 'A paid order')
      must(visitor.countPayments() === count, 'Another payment was made for it.')
    },
  },
  {
    name: 'create-idempotency',
    promise:
      'An Idempotency-Key that comes again for the order with another input is 422 idempotency_conflict.',
    otherwise: 'a page that mixes up its keys gets a payment it did not ask for.',
    async check(visitor) {
      const first = visitor.subject.createInput()
      if (typeof first !== 'object' || first === null) return
      const headers = {
        'Idempotency-Key': `conformance-${visitor.countPayments()}-${visitor.sandbox.clock.now()}`,
      }
      await visitor.post('/payments', { input: first }, headers)
      const other = await visitor.post('/payments', { input: { ...first, isConformanceTest: true } }, headers)
      // A backend that refuses the additional key has answered as well.
      mustAnswer(other, [422, 400, 403, 404], 'The same key with another input')
    },
  },
  {
    name: 'create-cookie',
    promise:
      'The browser gets a cookie that scripts cannot read and other sites cannot use, for https alone where there is https.',
    otherwise: 'whoever reads the page may cancel the payment.',
    async check(visitor) {
      const response = await visitor.stranger().post('/payments', input(visitor))
      const [cookie = ''] = response.headers.getSetCookie()
      must(/;\s*HttpOnly/i.test(cookie), 'There is no HttpOnly cookie.')
      must(/;\s*SameSite=(?:Lax|Strict)/i.test(cookie), 'The cookie is sent to the server by other sites.')
      const isHttps = (visitor.subject.publicUrl ?? visitor.subject.url).startsWith('https:')
      must(
        !isHttps || (cookie.startsWith('__Host-') && /;\s*Secure/i.test(cookie)),
        'The cookie is not __Host- and Secure.',
      )
    },
  },
  {
    name: 'find',
    promise: 'POST /payments/find answers null for an order without a payment, and creates nothing.',
    otherwise: 'looking at an order starts a payment.',
    async check(visitor) {
      const count = visitor.countPayments()
      const response = await visitor.post('/payments/find', input(visitor))
      mustAnswer(response, 200, 'POST /payments/find')
      must((await response.json().catch(() => undefined)) === null, 'The answer is not null.')
      must(visitor.countPayments() === count, 'A payment was made.')
    },
  },
]
