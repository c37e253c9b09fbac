import type { Telling } from '../createMerchant.ts'
import type { VisitedPayment, Visitor } from '../createVisitor.ts'
import { must } from '../must.ts'
import type { Rule } from '../Rule.ts'
import { bringTo, mustReceive } from '../telling.ts'

/** The payer's first payment is rejected and the second one paid; then Powens says that the first was paid as well. */
async function payTwice(visitor: Visitor): Promise<{ late: Telling; second: VisitedPayment }> {
  const first = await visitor.pay()
  await bringTo(visitor, first, 'rejected')
  const second = await visitor.pay(first.input)
  must(second.id !== first.id, 'After a rejected payment there is no second one.')
  await bringTo(visitor, second, 'done')
  await mustReceive(visitor, second, 'done')
  const known = visitor.changesOf(first).length
  await bringTo(visitor, first, 'done')
  const late = await visitor.waitForChanges(first, known + 1)
  must(late !== null, 'The merchant received no change of a payment that was rejected first and is paid now.')
  return { late: late as Telling, second }
}

/** What a change says of the whole order. */
export const newsRules: readonly Rule[] = [
  {
    name: 'told-sequence',
    promise: 'Each change carries a sequence, a whole number that grows with each change of its order.',
    otherwise: 'a change that comes late overwrites a newer one.',
    needsMerchant: true,
    async check(visitor) {
      const first = await visitor.pay()
      for (const state of ['validating', 'rejected']) await bringTo(visitor, first, state)
      await mustReceive(visitor, first, 'rejected')
      const second = await visitor.pay(first.input)
      await bringTo(visitor, second, 'accepted')
      await mustReceive(visitor, second, 'accepted')
      const changes = [...visitor.changesOf(first), ...visitor.changesOf(second)]
      // One entry a change, however often it was sent.
      const numbers = [...new Map(changes.map(({ changeId, data }) => [changeId, data['sequence']])).values()]
      must(numbers.every(Number.isSafeInteger), `The sequences are ${JSON.stringify(numbers)}.`)
      const isGrowing = numbers.every(
        (number, place) => place === 0 || Number(number) > Number(numbers[place - 1]),
      )
      must(isGrowing, `The sequences are ${numbers.join(', ')}: they do not grow.`)
    },
  },
  {
    name: 'told-aggregate',
    promise:
      'Each change carries what all payments of the order mean: open, paid, unpaid, or review where a person has to look.',
    otherwise: 'a backend ships on one payment and misses what another one means.',
    needsMerchant: true,
    async check(visitor) {
      for (const [state, aggregate] of [
        ['validating', 'open'],
        ['rejected', 'unpaid'],
        ['done', 'paid'],
        ['partial', 'review'],
      ] as const) {
        const payment = await visitor.pay()
        await bringTo(visitor, payment, state)
        const { data } = await mustReceive(visitor, payment, state)
        const said = data['aggregate']
        must(said === aggregate, `An order whose payment is ${state} is ${String(said)}, not ${aggregate}.`)
      }
    },
  },
  {
    name: 'told-latest',
    promise:
      'A change says whether it is about the latest payment of its order, and an older one never makes a paid order unpaid.',
    otherwise: 'a payment that failed last week closes an order that is paid.',
    needsMerchant: true,
    async check(visitor) {
      const { late, second } = await payTwice(visitor)
      const { isLatest, aggregate } = late.data
      must(isLatest === false, `A change of an older payment says isLatest ${String(isLatest)}.`)
      must(aggregate === 'paid', `It says that the order, which is paid, is ${String(aggregate)}.`)
      const paid = visitor.changesOf(second).find(({ state }) => state === 'done')
      must(paid?.data['isLatest'] === true, 'The change of the latest payment does not say that it is.')
    },
  },
  {
    name: 'told-duplicate',
    promise: 'Where two payments of an order were paid, or may have been, the change names the other one.',
    otherwise: 'nobody learns that a payer has to be repaid.',
    needsMerchant: true,
    async check(visitor) {
      const { late, second } = await payTwice(visitor)
      const { duplicateOf, possibleDuplicateOf } = late.data
      must(
        [duplicateOf, possibleDuplicateOf].includes(second.id),
        `The change does not name payment ${second.id}.`,
      )
    },
  },
]
