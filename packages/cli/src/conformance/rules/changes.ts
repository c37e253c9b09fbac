import type { Telling } from '../createMerchant.ts'
import { must } from '../must.ts'
import type { Rule } from '../Rule.ts'
import { bringTo, mustReceive, waitForOthers } from '../telling.ts'

const listStates = (tellings: readonly Telling[]): string => tellings.map(({ state }) => state).join(', ')

/** The changes that the merchant's backend receives. */
export const changeRules: readonly Rule[] = [
  {
    name: 'told',
    promise: 'The merchant receives each change: its id, the order, the payment and its outcome.',
    otherwise: 'a paid order is never shipped.',
    needsMerchant: true,
    async check(visitor) {
      const payment = await visitor.pay()
      await bringTo(visitor, payment, 'done')
      const { changeId, data } = await mustReceive(visitor, payment, 'done')
      must(typeof changeId === 'string' && changeId !== '', 'The change has no id.')
      must(typeof data['orderId'] === 'string' && data['orderId'] !== '', 'The change names no order.')
      const { bucket } = (data['outcome'] ?? {}) as { bucket?: unknown }
      must(bucket === 'paid', `The change of a payment that is done says ${String(bucket)}, not paid.`)
    },
  },
  {
    name: 'told-once',
    promise:
      'A change that was taken is sent once, however often and by whichever way the server learnt of it.',
    otherwise: 'an order is shipped twice.',
    needsMerchant: true,
    async check(visitor) {
      const payment = await visitor.pay()
      visitor.setTruth(payment.id, 'done')
      const deliveryId = Number(`7${payment.id}`)
      for (let repeat = 0; repeat < 3; repeat++) await visitor.sendWebhook(payment.id, { deliveryId })
      await Promise.all([
        visitor.sendWebhook(payment.id),
        visitor.callBack({ id_payment: payment.id, state: payment.key }),
        visitor.look(payment),
      ])
      await mustReceive(visitor, payment, 'done')
      await waitForOthers(visitor)
      const received = visitor.changesOf(payment).filter(({ state }) => state === 'done')
      must(received.length === 1, `The merchant received the change to done ${received.length} times.`)
    },
  },
  {
    name: 'told-in-order',
    promise: 'Changes of one payment are sent in the order they happened, each with an id of its own.',
    otherwise: 'an order that was paid is marked as waiting.',
    needsMerchant: true,
    async check(visitor) {
      const payment = await visitor.pay()
      const states = ['validating', 'pending', 'done']
      for (const state of states) await bringTo(visitor, payment, state)
      await visitor.sendWebhook(payment.id, { patch: { state: 'pending' }, age: 60_000 })
      await mustReceive(visitor, payment, 'done')
      await waitForOthers(visitor)
      const received = visitor.changesOf(payment)
      const isFirst = ({ state }: Telling, place: number) =>
        received.findIndex((change) => change.state === state) === place
      const seen = listStates(received.filter(isFirst))
      must(seen === states.join(', '), `The merchant received ${seen}, not ${states.join(', ')}.`)
      const ids = new Set(received.filter(isFirst).map(({ changeId }) => changeId))
      must(ids.size === states.length, 'Two changes have one id.')
    },
  },
  {
    name: 'told-again',
    promise:
      'A change that was not taken comes again within half a minute, with its id and before later ones.',
    otherwise: 'a change that is sent while the backend restarts is lost.',
    needsMerchant: true,
    async check(visitor) {
      const payment = await visitor.pay()
      visitor.refuseNextChange()
      await bringTo(visitor, payment, 'validating')
      // A server that sends after its reply has to learn of the refusal first.
      must((await visitor.waitForRefusal(payment)) !== null, 'The merchant received no change to validating.')
      await waitForOthers(visitor)
      // For a server that uses the sandbox's clock, its pause is over now.
      await visitor.sandbox.clock.advance(30_000)
      await bringTo(visitor, payment, 'pending')
      await mustReceive(visitor, payment, 'pending')
      const [refused, ...taken] = visitor.changesOf(payment)
      must(
        taken[0]?.state === 'validating',
        `After a refusal the merchant received ${listStates(taken)} instead of the same again.`,
      )
      must(
        taken[0]?.changeId === refused?.changeId,
        'The repeat has another id, so it looks like another change.',
      )
    },
  },
]
