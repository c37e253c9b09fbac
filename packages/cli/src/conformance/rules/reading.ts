import { isDeepStrictEqual } from 'node:util'
import { getNextStep, interpretPayment, paymentKeyHeader, type PaymentView } from '@powens-pay/core'
import { readPaymentSchema } from '@powens-pay/core/models'
import { must, mustAnswer } from '../must.ts'
import type { Rule } from '../Rule.ts'

/** Every text inside a value, for a search. */
const listTexts = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(listTexts)
      : []

/** `GET /payments/{id}` and what only the payer's own browser may do. */
export const readingRules: readonly Rule[] = [
  {
    name: 'read',
    promise: 'GET /payments/{id} with the key answers 200 with the payment.',
    otherwise: 'the payer never learns what became of the payment.',
    async check(visitor) {
      const { id, key } = await visitor.pay()
      const response = await visitor.read(id, key)
      mustAnswer(response, 200, 'A read with its key')
      const { error } = readPaymentSchema.safeParse(await response.json().catch(() => null))
      const places = error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
      must(!error, `The answer is not as the contract has it (${places?.join('; ')}).`)
    },
  },
  {
    name: 'read-outcome',
    promise:
      'A payment carries what its state means: the outcome, what comes next, and a revision that grows.',
    otherwise: 'pages show the outcome they receive, and take the view of the higher revision for the newer.',
    async check(visitor) {
      const { id, key } = await visitor.pay()
      let revision = -1
      for (const patch of [
        {},
        { state: 'validating' },
        { state: 'rejected', error_code: 'insufficientFunds' },
      ]) {
        if ('state' in patch) await visitor.sendWebhook(id, { patch })
        const { payment } = (await visitor.readJson(await visitor.read(id, key))) as { payment: PaymentView }
        const { outcome, nextStep } = payment
        const meant = interpretPayment(payment)
        must(
          isDeepStrictEqual(outcome, meant),
          `The outcome of ${payment.state} is ${JSON.stringify(outcome)} instead of ${JSON.stringify(meant)}.`,
        )
        const step = getNextStep(meant)
        must(nextStep === step, `What comes next is ${String(nextStep)} instead of ${String(step)}.`)
        must(payment.revision > revision, `The revision went from ${revision} to ${payment.revision}.`)
        revision = payment.revision
      }
    },
  },
  {
    name: 'read-private',
    promise: 'A payment on the wire holds no account, no identity and no token.',
    otherwise: 'everyone with the link of a status page sees who pays whom from where.',
    async check(visitor) {
      const { id, key } = await visitor.pay()
      const text = await (await visitor.read(id, key)).text()
      const { instructions, payer_identity } = visitor.sandbox.payments.get(id) ?? {}
      const accounts = (instructions as { beneficiary?: { identification?: string } }[]).map(
        ({ beneficiary }) => beneficiary?.identification ?? '',
      )
      const names = listTexts(payer_identity).filter((name) => name.length > 3 && name !== 'individual')
      for (const secret of [...accounts, ...names])
        must(secret === '' || !text.includes(secret), 'The answer holds an account or a part of an identity.')
    },
  },
  {
    name: 'read-without-key',
    promise: 'A read without a key, or with one that was changed, is 401 invalid_payment_key.',
    otherwise: "Powens's ids are small numbers, so anyone reads everybody's payments.",
    async check(visitor) {
      const { id, key } = await visitor.pay()
      const changed = `${key.slice(0, 8)}${key[8] === 'A' ? 'B' : 'A'}${key.slice(9)}`
      for (const wrong of [null, 'x', changed, key.slice(0, -1)])
        mustAnswer(
          await visitor.read(id, wrong),
          401,
          wrong === null ? 'A read without a key' : 'A read with a wrong key',
        )
    },
  },
  {
    name: 'read-other-payment',
    promise: 'The key of one payment does not read another.',
    otherwise: 'one cheap order opens all the others.',
    async check(visitor) {
      const [mine, other] = [await visitor.pay(), await visitor.pay()]
      mustAnswer(await visitor.read(other.id, mine.key), 401, "A read with another payment's key")
    },
  },
  {
    name: 'cancel-needs-cookie',
    promise: 'The key alone does not cancel: without the cookie the answer is 403 same_browser_required.',
    otherwise: 'whoever sees the status page cancels the payment.',
    async check(visitor) {
      const payment = await visitor.pay()
      const headers = { [paymentKeyHeader]: payment.key }
      const response = await visitor.stranger().post(`/payments/${payment.id}/cancel`, {}, headers)
      mustAnswer(response, 403, 'A cancel without the cookie')
      must((await visitor.look(payment))['state'] === 'created', 'The payment was cancelled all the same.')
    },
  },
  {
    name: 'cancel',
    promise: 'The key and the cookie cancel a payment that may be cancelled.',
    otherwise: 'a payer who changed their mind cannot stop the payment.',
    async check(visitor) {
      const { id, key } = await visitor.pay()
      const response = await visitor.post(`/payments/${id}/cancel`, {}, { [paymentKeyHeader]: key })
      mustAnswer(response, 200, 'A cancel with key and cookie')
      const truth = visitor.sandbox.payments.get(id)
      must(truth?.['state'] === 'rejected', `At Powens the payment is ${String(truth?.['state'])}.`)
    },
  },
]
