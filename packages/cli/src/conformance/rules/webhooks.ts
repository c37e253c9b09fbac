import { must, mustAnswer, type Rule } from '../Rule.ts'
import type { VisitedPayment, Visitor } from '../createVisitor.ts'

const minute = 60_000

async function mustBe(
  visitor: Visitor,
  payment: VisitedPayment,
  state: string,
  because: string,
): Promise<void> {
  const seen = (await visitor.look(payment))['state']
  must(seen === state, `The payment is shown as ${String(seen)}, not ${state}: ${because}.`)
}

/** Powens takes any 2XX for an answer. (reference: Expected response) */
function mustBeTaken(response: Response, what: string): void {
  must(response.ok, `${what} was answered ${response.status}, so Powens sends it for ever.`)
}

/** `POST /webhooks`: what is believed, and what is answered. */
export const webhookRules: readonly Rule[] = [
  {
    name: 'webhook',
    promise: 'A genuine webhook is 204 and its news is shown.',
    because: 'a paid order stays unpaid.',
    async check(visitor) {
      const payment = await visitor.pay()
      visitor.setTruth(payment.id, 'done')
      mustAnswer(await visitor.tell(payment.id), 204, 'A genuine webhook')
      await mustBe(visitor, payment, 'done', 'the news was lost')
    },
  },
  {
    name: 'webhook-forged',
    promise: 'A wrong signature is 401 and nothing is believed.',
    because: 'anyone marks an order as paid.',
    async check(visitor) {
      const payment = await visitor.pay()
      const response = await visitor.tell(payment.id, { patch: { state: 'done' }, secret: 'another secret' })
      mustAnswer(response, 401, 'A forged webhook')
      await mustBe(visitor, payment, 'created', 'a forged webhook was believed')
    },
  },
  {
    name: 'webhook-other-path',
    promise: 'A signature for another path is 401.',
    because: "a webhook of one environment is replayed to another's.",
    async check(visitor) {
      const { id } = await visitor.pay()
      mustAnswer(
        await visitor.tell(id, { path: '/somewhere/else' }),
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
    promise: `A genuine webhook dated ${words} is taken (2xx), and not believed: the payment is read instead.`,
    because: 'a recorded webhook is replayed, or, when refused, Powens sends it for ever.',
    async check(visitor) {
      const payment = await visitor.pay()
      const response = await visitor.tell(payment.id, { patch: { state: 'done' }, age: Number(age) })
      mustBeTaken(response, `A webhook dated ${words}`)
      await mustBe(visitor, payment, 'created', `a body dated ${words} was believed`)
    },
  })),
  {
    name: 'webhook-duplicate',
    promise: 'The same webhook again is taken (2xx).',
    because: 'Powens repeats it until it is taken.',
    async check(visitor) {
      const payment = await visitor.pay()
      visitor.setTruth(payment.id, 'done')
      const deliveryId = Number(`8${payment.id}`)
      await visitor.tell(payment.id, { deliveryId })
      for (let repeat = 0; repeat < 3; repeat++)
        mustBeTaken(await visitor.tell(payment.id, { deliveryId }), 'A repeat')
    },
  },
  {
    name: 'webhook-reorder',
    promise: 'A webhook that arrives late does not undo a final state.',
    because: 'a paid order turns unpaid.',
    async check(visitor) {
      const payment = await visitor.pay()
      visitor.setTruth(payment.id, 'done')
      await visitor.tell(payment.id)
      mustBeTaken(
        await visitor.tell(payment.id, { patch: { state: 'pending' }, age: minute }),
        'A late webhook',
      )
      await mustBe(visitor, payment, 'done', 'older news displaced newer')
    },
  },
  {
    name: 'webhook-gzip',
    promise: 'A compressed webhook is taken and believed.',
    because: 'switching compression on in the console stops all news.',
    async check(visitor) {
      const payment = await visitor.pay()
      visitor.setTruth(payment.id, 'done')
      mustBeTaken(await visitor.tell(payment.id, { isGzip: true }), 'A compressed webhook')
      await mustBe(visitor, payment, 'done', 'the news was lost')
    },
  },
  {
    name: 'webhook-unknown-payment',
    promise: 'News of a payment that is nobody here’s is taken (2xx).',
    because: 'Powens stops sending after ten refusals.',
    async check(visitor) {
      const patch = { id: 987_654_321, state: 'done', instructions: [] }
      mustBeTaken(await visitor.tell(patch.id, { patch }), 'News of a stranger’s payment')
    },
  },
  {
    name: 'webhook-unknown-state',
    promise: 'A state or error code that Powens adds later is taken and shown as it is.',
    because: 'the day Powens adds a word, payments break.',
    async check(visitor) {
      const payment = await visitor.pay()
      visitor.setTruth(payment.id, 'teleported', 'wormholeClosed')
      mustBeTaken(await visitor.tell(payment.id), 'A webhook with an unknown state')
      await mustBe(visitor, payment, 'teleported', 'the word was lost')
    },
  },
  {
    name: 'webhook-mismatch',
    promise: 'News with another amount is flagged for review.',
    because: 'one cent pays for everything.',
    async check(visitor) {
      const payment = await visitor.pay()
      const { instructions } = visitor.sandbox.payments.get(payment.id) ?? {}
      const cheaper = (instructions as object[]).map((instruction) => ({ ...instruction, amount: '0.01' }))
      visitor.sandbox.faults.patchPayment(payment.id, { state: 'done', instructions: cheaper })
      await visitor.tell(payment.id)
      const { review } = await visitor.look(payment)
      must(review === 'payment_mismatch', 'A payment of another amount is shown as if nothing were odd.')
    },
  },
  {
    name: 'callback-and-webhook',
    promise: 'Callback and webhook at once leave the payment as the newest news has it.',
    because: 'one order in twenty is lost to the race of the two.',
    async check(visitor) {
      const payment = await visitor.pay()
      visitor.setTruth(payment.id, 'done')
      const parameters = { id_payment: payment.id, state: payment.key }
      const [page, told] = await Promise.all([
        visitor.callBack(parameters),
        visitor.tell(payment.id),
        visitor.read(payment.id, payment.key),
      ])
      mustAnswer(page, [302, 303], 'The callback')
      must(told.ok, `The webhook was answered ${told.status}.`)
      await mustBe(visitor, payment, 'done', 'the news was lost in the race')
    },
  },
]
