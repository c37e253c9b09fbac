import { must, mustAnswer } from '../must.ts'
import type { Rule } from '../Rule.ts'
import type { VisitedPayment, Visitor } from '../createVisitor.ts'

const minute = 60_000

async function mustBe(
  visitor: Visitor,
  payment: VisitedPayment,
  state: string,
  otherwise: string,
): Promise<void> {
  const seen = (await visitor.look(payment))['state']
  must(seen === state, `The payment is shown as ${String(seen)}, not ${state}: ${otherwise}.`)
}

/** Powens accepts any 2XX. (docs/powens.md#expected-response) */
function mustBeTaken(response: Response, what: string): void {
  must(response.ok, `${what} was answered ${response.status}, so Powens sends it again and again.`)
}

/** `POST /webhooks`: which webhooks count, and how they are answered. */
export const webhookRules: readonly Rule[] = [
  {
    name: 'webhook',
    promise: 'A genuine webhook is 204 and its state is shown.',
    otherwise: 'a paid order stays unpaid.',
    async check(visitor) {
      const payment = await visitor.pay()
      visitor.setTruth(payment.id, 'done')
      mustAnswer(await visitor.sendWebhook(payment.id), 204, 'A genuine webhook')
      await mustBe(visitor, payment, 'done', 'the webhook was lost')
    },
  },
  {
    name: 'webhook-forged',
    promise: 'A wrong signature is 401 and changes nothing.',
    otherwise: 'anyone marks an order as paid.',
    async check(visitor) {
      const payment = await visitor.pay()
      const response = await visitor.sendWebhook(payment.id, {
        patch: { state: 'done' },
        secret: 'another secret',
      })
      mustAnswer(response, 401, 'A forged webhook')
      await mustBe(visitor, payment, 'created', 'a forged webhook was accepted')
    },
  },
  {
    name: 'webhook-other-path',
    promise: 'A signature for another path is 401.',
    otherwise: "a webhook of one environment is replayed to another's.",
    async check(visitor) {
      const { id } = await visitor.pay()
      mustAnswer(
        await visitor.sendWebhook(id, { path: '/somewhere/else' }),
        401,
        'A webhook signed for another path',
      )
    },
  },
  ...[
    ['webhook-old-date', 60 * minute, 'an hour old'],
    ['webhook-future-date', -60 * minute, 'an hour ahead'],
  ].map(([name, age, words]): Rule => ({
    name: String(name),
    promise: `A genuine webhook dated ${words} is taken (2xx) and its content ignored: the payment is read instead.`,
    otherwise: 'a recorded webhook is replayed, or, when it is refused, Powens sends it again and again.',
    async check(visitor) {
      const payment = await visitor.pay()
      const response = await visitor.sendWebhook(payment.id, { patch: { state: 'done' }, age: Number(age) })
      mustBeTaken(response, `A webhook dated ${words}`)
      await mustBe(visitor, payment, 'created', `a body dated ${words} was accepted`)
    },
  })),
  {
    name: 'webhook-duplicate',
    promise: 'The same webhook again is taken (2xx).',
    otherwise: 'Powens repeats it until it is taken.',
    async check(visitor) {
      const payment = await visitor.pay()
      visitor.setTruth(payment.id, 'done')
      const deliveryId = Number(`8${payment.id}`)
      await visitor.sendWebhook(payment.id, { deliveryId })
      for (let repeat = 0; repeat < 3; repeat++)
        mustBeTaken(await visitor.sendWebhook(payment.id, { deliveryId }), 'A repeat')
    },
  },
  {
    name: 'webhook-reorder',
    promise: 'A webhook that arrives late does not undo a final state.',
    otherwise: 'a paid order turns unpaid.',
    async check(visitor) {
      const payment = await visitor.pay()
      visitor.setTruth(payment.id, 'done')
      await visitor.sendWebhook(payment.id)
      mustBeTaken(
        await visitor.sendWebhook(payment.id, { patch: { state: 'pending' }, age: minute }),
        'A late webhook',
      )
      await mustBe(visitor, payment, 'done', 'an older webhook displaced a newer one')
    },
  },
  {
    name: 'webhook-gzip',
    promise: 'A compressed webhook is taken and its state is shown.',
    otherwise: 'switching compression on in the console loses every webhook.',
    async check(visitor) {
      const payment = await visitor.pay()
      visitor.setTruth(payment.id, 'done')
      mustBeTaken(await visitor.sendWebhook(payment.id, { isGzip: true }), 'A compressed webhook')
      await mustBe(visitor, payment, 'done', 'the webhook was lost')
    },
  },
  {
    name: 'webhook-unknown-payment',
    promise: 'A webhook about a payment that this server does not know is taken (2xx).',
    otherwise: 'Powens stops sending after ten refusals.',
    async check(visitor) {
      const patch = { id: 987_654_321, state: 'done', instructions: [] }
      mustBeTaken(await visitor.sendWebhook(patch.id, { patch }), 'A webhook about an unknown payment')
    },
  },
  {
    name: 'webhook-unknown-state',
    promise: 'A state or error code that Powens adds later is taken and shown as it is.',
    otherwise: 'the day Powens adds a word, payments break.',
    async check(visitor) {
      const payment = await visitor.pay()
      visitor.setTruth(payment.id, 'teleported', 'wormholeClosed')
      mustBeTaken(await visitor.sendWebhook(payment.id), 'A webhook with an unknown state')
      await mustBe(visitor, payment, 'teleported', 'the word was lost')
    },
  },
  {
    name: 'webhook-mismatch',
    promise: 'A webhook with another amount is flagged for review.',
    otherwise: 'one cent pays for everything.',
    async check(visitor) {
      const payment = await visitor.pay()
      const { instructions } = visitor.sandbox.payments.get(payment.id) ?? {}
      const cheaper = (instructions as object[]).map((instruction) => ({ ...instruction, amount: '0.01' }))
      visitor.sandbox.faults.patchPayment(payment.id, { state: 'done', instructions: cheaper })
      await visitor.sendWebhook(payment.id)
      const { review } = await visitor.look(payment)
      must(review === 'payment_mismatch', 'A payment of another amount is not flagged for review.')
    },
  },
  {
    name: 'callback-and-webhook',
    promise: 'Callback and webhook at once leave the payment in its newest state.',
    otherwise: 'one order in twenty is lost to the race of the two.',
    async check(visitor) {
      const payment = await visitor.pay()
      visitor.setTruth(payment.id, 'done')
      const parameters = { id_payment: payment.id, state: payment.key }
      const [page, webhook] = await Promise.all([
        visitor.callBack(parameters),
        visitor.sendWebhook(payment.id),
        visitor.read(payment.id, payment.key),
      ])
      mustAnswer(page, [302, 303], 'The callback')
      must(webhook.ok, `The webhook was answered ${webhook.status}.`)
      await mustBe(visitor, payment, 'done', 'the webhook was lost in the race')
    },
  },
]
