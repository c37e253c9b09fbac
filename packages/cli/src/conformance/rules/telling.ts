import type { Telling } from '../createMerchant.ts'
import type { VisitedPayment, Visitor } from '../createVisitor.ts'
import { must, type Rule } from '../Rule.ts'

/** Brings a payment to a state that Powens tells by webhook. */
async function bringTo(visitor: Visitor, { id }: VisitedPayment, state: string): Promise<void> {
  visitor.setTruth(id, state)
  await visitor.tell(id)
}

async function mustHear(visitor: Visitor, payment: VisitedPayment, state: string): Promise<Telling> {
  const telling = await visitor.hear(payment, state)
  must(telling !== null, `The merchant was not told that a payment is ${state}.`)
  return telling as Telling
}

/** Another payment's news: what was under way before it has arrived too. */
async function waitForOthers(visitor: Visitor): Promise<void> {
  const other = await visitor.pay()
  await bringTo(visitor, other, 'done')
  await mustHear(visitor, other, 'done')
}

const listStates = (tellings: readonly Telling[]): string => tellings.map(({ state }) => state).join(', ')

/** What the merchant's backend hears of a payment. */
export const tellingRules: readonly Rule[] = [
  {
    name: 'told',
    promise: 'The merchant is told of a change: its id, the order, the payment, and what that means.',
    because: 'a paid order is never shipped.',
    needsMerchant: true,
    async check(visitor) {
      const payment = await visitor.pay()
      await bringTo(visitor, payment, 'done')
      const { changeId, data } = await mustHear(visitor, payment, 'done')
      must(typeof changeId === 'string' && changeId !== '', 'The change has no id.')
      must(typeof data['orderId'] === 'string' && data['orderId'] !== '', 'The change names no order.')
      const { bucket } = (data['outcome'] ?? {}) as { bucket?: unknown }
      must(bucket === 'paid', `A payment that is done is told as ${String(bucket)}, not paid.`)
    },
  },
  {
    name: 'told-once',
    promise: 'A change that was taken is told once, however often and by whichever way it was heard of.',
    because: 'an order is shipped twice.',
    needsMerchant: true,
    async check(visitor) {
      const payment = await visitor.pay()
      visitor.setTruth(payment.id, 'done')
      const deliveryId = Number(`7${payment.id}`)
      for (let repeat = 0; repeat < 3; repeat++) await visitor.tell(payment.id, { deliveryId })
      await Promise.all([
        visitor.tell(payment.id),
        visitor.callBack({ id_payment: payment.id, state: payment.key }),
        visitor.look(payment),
      ])
      await mustHear(visitor, payment, 'done')
      await waitForOthers(visitor)
      const heard = visitor.tellingsOf(payment).filter(({ state }) => state === 'done')
      must(heard.length === 1, `The merchant was told ${heard.length} times that one payment is done.`)
    },
  },
  {
    name: 'told-in-order',
    promise: 'Changes of one payment are told in the order they happened, each with an id of its own.',
    because: 'an order that was paid is marked as waiting.',
    needsMerchant: true,
    async check(visitor) {
      const payment = await visitor.pay()
      const states = ['validating', 'pending', 'done']
      for (const state of states) await bringTo(visitor, payment, state)
      await visitor.tell(payment.id, { patch: { state: 'pending' }, age: 60_000 })
      await mustHear(visitor, payment, 'done')
      await waitForOthers(visitor)
      const heard = visitor.tellingsOf(payment)
      const isFirst = ({ state }: Telling, place: number) =>
        heard.findIndex((telling) => telling.state === state) === place
      const seen = listStates(heard.filter(isFirst))
      must(seen === states.join(', '), `The merchant was told ${seen}, not ${states.join(', ')}.`)
      const ids = new Set(heard.filter(isFirst).map(({ changeId }) => changeId))
      must(ids.size === states.length, 'Two changes have one id.')
    },
  },
  {
    name: 'told-again',
    promise:
      'A change that was not taken comes again within half a minute, with its id and before later ones.',
    because: 'news that meets a restart of the backend is lost.',
    needsMerchant: true,
    async check(visitor) {
      const payment = await visitor.pay()
      visitor.refuseNextChange()
      await bringTo(visitor, payment, 'validating')
      // A server on the sandbox's clock sees its pause pass.
      await visitor.sandbox.clock.advance(30_000)
      await bringTo(visitor, payment, 'pending')
      await mustHear(visitor, payment, 'pending')
      const [refused, ...taken] = visitor.tellingsOf(payment)
      must(
        taken[0]?.state === 'validating',
        `After a refusal the merchant was told ${listStates(taken)} instead of the same again.`,
      )
      must(taken[0]?.changeId === refused?.changeId, 'The repeat has another id, so it looks like news.')
    },
  },
]
