import type { VisitedPayment, Visitor } from '../createVisitor.ts'
import { must } from '../must.ts'
import type { Rule } from '../Rule.ts'

/** A published example: nobody's account. */
const account = 'FR14 2004 1010 0505 0001 3M02 606'

async function mustShow(
  visitor: Visitor,
  payment: VisitedPayment,
  state: string,
  otherwise: string,
): Promise<void> {
  const seen = (await visitor.look(payment))['state']
  must(seen === state, `The payment is shown as ${String(seen)}, not ${state}: ${otherwise}.`)
}

const mustBeTaken = ({ ok, status }: Response, what: string): void =>
  must(ok, `${what} was answered ${status}, so Powens sends it again and again.`)

/** What of a genuine webhook counts, and for which payment. */
export const believingRules: readonly Rule[] = [
  {
    name: 'webhook-other-key',
    promise:
      "A webhook whose client_state is another order's key changes nothing of this one's payment, and is 2xx.",
    otherwise: "a payment of another shop on the domain pays this shop's order.",
    async check(visitor) {
      const [payment, other] = [await visitor.pay(), await visitor.pay()]
      for (const key of [other.key, 'a key of another system']) {
        const answer = await visitor.sendWebhook(payment.id, { patch: { state: 'done', client_state: key } })
        mustBeTaken(answer, 'A webhook with another key')
        await mustShow(visitor, payment, 'created', "another order's payment counted for it")
      }
    },
  },
  {
    name: 'webhook-without-key',
    promise: 'A webhook without client_state makes the payment be read, and what is read counts.',
    otherwise: 'either money is missed, or it counts for an order that it does not belong to.',
    async check(visitor) {
      const [paid, forged] = [await visitor.pay(), await visitor.pay()]
      visitor.setTruth(paid.id, 'done')
      for (const { id } of [paid, forged])
        mustBeTaken(
          await visitor.sendWebhook(id, { patch: { state: 'done', client_state: null } }),
          'A webhook without client_state',
        )
      await mustShow(visitor, paid, 'done', 'the webhook was lost')
      await mustShow(visitor, forged, 'created', 'it counted although Powens says otherwise')
    },
  },
  {
    name: 'webhook-incomplete',
    promise: 'A webhook that leaves out amounts and currencies is taken, and is no mismatch by itself.',
    otherwise: 'the day Powens leaves a field out, every paid order waits for a person.',
    async check(visitor) {
      for (const left of [undefined, null, {}]) {
        const payment = await visitor.pay()
        visitor.setTruth(payment.id, 'done')
        const { instructions } = visitor.sandbox.payments.get(payment.id) ?? {}
        const shorter = (instructions as object[]).map((instruction) => ({
          ...instruction,
          amount: left,
          currency: left,
        }))
        const answer = await visitor.sendWebhook(payment.id, { patch: { instructions: shorter } })
        mustBeTaken(answer, 'A webhook without amounts')
        await mustShow(visitor, payment, 'done', 'the webhook was lost')
        const { review } = await visitor.look(payment)
        must(review === null, `It is under review for ${String(review)}.`)
      }
    },
  },
  {
    name: 'webhook-other-event',
    promise: 'A genuine webhook that is no payment is taken (2xx).',
    otherwise: 'Powens stops sending after ten refusals.',
    async check(visitor) {
      const { id } = await visitor.pay()
      const patch = { id: undefined, state: undefined, client_state: undefined, id_connection: 7 }
      mustBeTaken(await visitor.sendWebhook(id, { patch }), 'A webhook that is no payment')
    },
  },
  {
    name: 'webhook-large',
    promise:
      'A webhook of a megabyte, as a bulk of a thousand transfers makes, is taken and its state is shown.',
    otherwise: 'large payments are never reported, and Powens stops sending after ten refusals.',
    async check(visitor) {
      const payment = await visitor.pay()
      visitor.setTruth(payment.id, 'done')
      const patch = { padding: 'x'.repeat(1_000_000) }
      mustBeTaken(await visitor.sendWebhook(payment.id, { patch }), 'A webhook of a megabyte')
      await mustShow(visitor, payment, 'done', 'the webhook was lost')
    },
  },
  {
    name: 'webhook-free-text',
    promise: 'Account numbers are taken out of what a bank wrote before it is shown.',
    otherwise: "everyone with the link of a status page reads the payer's account.",
    async check(visitor) {
      const payment = await visitor.pay()
      const words = [`Refused for ${account}.`, `Refused for ${account.replaceAll(' ', '')}.`]
      for (const text of words) {
        await visitor.sendWebhook(payment.id, { patch: { state: 'validating', error_description: text } })
        const { error_description: shown } = await visitor.look(payment)
        must(
          !String(shown).replaceAll(' ', '').includes(account.replaceAll(' ', '').slice(4, 20)),
          'The answer holds an account number.',
        )
      }
    },
  },
]
