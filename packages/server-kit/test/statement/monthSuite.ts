import type { StatementOptions } from '@powens-pay/sandbox'
import { beforeAll, expect, test } from 'vitest'
import { applyMatch } from '../../src/statement/applyMatch.ts'
import { matchStatement } from '../../src/statement/matchStatement.ts'
import type {
  MatchedPayment,
  MatchFinding,
  StatementMatch,
} from '../../src/statement/match/StatementMatch.ts'
import { account, openMonth, type Fate, type Month } from './openMonth.ts'

const findings: Record<Fate, MatchFinding | MatchFinding[]> = {
  paid: 'agrees',
  accepted: 'arrived',
  refused_later: 'not_arrived',
  rejected: 'agrees',
  // Until it expires, thirty days later.
  abandoned: ['waiting', 'not_arrived'],
  duplicate: 'arrived',
  partial_told: 'agrees',
  partial_untold: 'differs',
  returned: 'differs',
  lost_news: 'arrived',
}

const cents = (amount: string): bigint => BigInt(amount.replace('.', ''))
const add = (units: bigint[]): bigint => units.reduce((sum, unit) => sum + unit, 0n)

/** A month of payments, and the statement that its banks write of it in several ways: every cent on either side is explained. */
export function monthSuite(seed: number, count: number, timeout: number): void {
  let month: Month

  beforeAll(async () => {
    month = await openMonth(seed, count)
  }, timeout)

  async function match(options: Partial<StatementOptions> = {}): Promise<StatementMatch> {
    const { sandbox, handler } = month.shop
    const { from, to } = month
    const file = sandbox.statements.write({ account, from, to, ...options })
    return matchStatement(handler, file, { csv: { from, to } })
  }

  /** What really moved by payment, summed without any of the code under test. */
  function sumMovements(): Map<number, bigint> {
    const sums = new Map<number, bigint>()
    for (const { paymentId, minorUnits, isReturn } of month.shop.sandbox.statements.movements) {
      sums.set(paymentId, (sums.get(paymentId) ?? 0n) + (isReturn ? -minorUnits : minorUnits))
    }
    return sums
  }

  const bookedOf = ({ lines }: MatchedPayment): bigint =>
    add(lines.map(({ booked, returned }) => cents(booked) - cents(returned)))

  function checkEveryCent({ sums, leftovers, payments }: StatementMatch): void {
    const { movements } = month.shop.sandbox.statements
    const [sum] = sums
    const [credited, debited] = [false, true].map((isReturn) =>
      add(movements.filter((movement) => movement.isReturn === isReturn).map(({ minorUnits }) => minorUnits)),
    )
    expect([sums.length, leftovers]).toEqual([1, []])
    expect([cents(sum?.credited ?? ''), cents(sum?.debited ?? '')]).toEqual([credited, debited])
    expect([sum?.matchedCredits, sum?.matchedDebits]).toEqual([sum?.credited, sum?.debited])
    // Every payment of the shop is in it once, with what really moved for it.
    expect(payments.map(({ paymentId }) => paymentId).toSorted((a, b) => a - b)).toEqual([
      ...month.fates.keys(),
    ])
    const moved = sumMovements()
    const wrong = payments.filter((payment) => bookedOf(payment) !== (moved.get(payment.paymentId) ?? 0n))
    expect(wrong).toEqual([])
  }

  const checkFindings = ({ payments }: StatementMatch): void => {
    const wrong = payments.flatMap(({ paymentId, finding }) => {
      const fate = month.fates.get(paymentId) ?? 'paid'
      return [findings[fate]].flat().includes(finding) ? [] : [`${paymentId}, ${fate}: ${finding}`]
    })
    expect(wrong).toEqual([])
  }

  test.each<[string, Partial<StatementOptions>]>([
    ['CAMT.053', {}],
    ['CAMT.053 with one booking for each payment', { batches: true }],
    ['CSV', { format: 'csv' }],
    ['CAMT.053 without references', { withoutReferences: true }],
  ])('behavior: every cent of a %s is explained', { timeout }, async (_, options) => {
    const result = await match(options)
    expect(result.faults).toEqual([])
    checkEveryCent(result)
    checkFindings(result)
  })

  test('behavior: after a yes, what the ledger says is what is on the account', { timeout }, async () => {
    const { handler } = month.shop
    const before = await match()
    const proposed = before.payments.filter(({ proposal }) => proposal !== null)
    const applied = await applyMatch(handler, before, { accept: 'all', by: 'finance' })
    expect(applied).toMatchObject({
      refused: [],
      resolved: proposed.map(({ paymentId }) => paymentId),
      booked:
        add(before.payments.map(({ bookings }) => BigInt(bookings.length))) > 0n ? expect.any(Number) : 0,
    })

    const after = await match()
    checkEveryCent(after)
    expect(after.payments.filter(({ proposal }) => proposal !== null)).toEqual([])
    expect(await applyMatch(handler, after, { accept: 'all', by: 'finance' })).toEqual({
      booked: 0,
      resolved: [],
      refused: [],
    })
    // What is left to a person is what a bank did not tell, and what went back.
    const open = after.payments.filter(({ finding }) => finding !== 'agrees')
    const left = new Set(open.map(({ paymentId }) => month.fates.get(paymentId)))
    expect(left).toEqual(new Set(['abandoned', 'partial_untold', 'returned']))
  })
}
