import { toDecimal } from '@powens-pay/core'
import type { Booking } from '../../ledger/order/Attempt.ts'
import { addDays } from '../toDay.ts'
import { describeEntry } from './describeEntry.ts'
import type { ExpectedPayment } from './ExpectedPayment.ts'
import { isForward, type LineTally } from './matchEntries.ts'
import type { MatchedPayment, MatchFinding } from './StatementMatch.ts'

export interface Period {
  /** The last day that the statement covers. */
  to: string
  /** The first day from which every statement was matched. */
  matchedSince: string
  /** Days within which the money of a payment is on the account. */
  arrivesWithin: number
}

/** What the account says of one payment, from all of its lines. */
export function judgePayment(
  payment: ExpectedPayment,
  tallies: readonly LineTally[],
  period: Period,
): MatchedPayment {
  const { orderId, paymentId, revision, direction } = payment
  const entries = tallies.flatMap((tally) => tally.entries)
  const finding = findFinding(payment, tallies, period)
  return {
    orderId,
    paymentId,
    revision,
    direction,
    finding,
    proposal: propose(finding, tallies, period),
    lines: tallies.map(({ line: { reference_id, amount, currency }, booked, returned }) => ({
      reference_id,
      amount,
      currency,
      booked: toDecimal(booked, currency),
      returned: toDecimal(returned, currency),
    })),
    entries: entries.map(({ entry, basis, isKnown }) => ({ entry: describeEntry(entry), basis, isKnown })),
    bookings: tallies.flatMap(findBookings),
  }
}

/** What the statement shows for the first time. */
const findBookings = (tally: LineTally): Booking[] =>
  tally.entries
    .filter(({ isKnown }) => !isKnown)
    .map(({ entry, key, units }) => ({
      key,
      line: tally.name,
      amount: toDecimal(units, tally.line.currency),
      isReturn: !isForward(entry, tally),
      bookedOn: entry.bookedOn,
    }))

const netOf = ({ booked, returned }: LineTally): bigint => booked - returned

function findFinding(payment: ExpectedPayment, tallies: readonly LineTally[], period: Period): MatchFinding {
  if (payment.kind === 'recurring') return 'standing_order'
  const moved = tallies.some(({ booked, returned }) => booked > 0n || returned > 0n)
  const wanted = tallies.filter(({ line }) => line.expectation !== 'none')
  const refused = tallies.filter(({ line }) => line.expectation === 'none')
  const isFull = (tally: LineTally): boolean => netOf(tally) === tally.expected && tally.returned === 0n
  const isNone = (tally: LineTally): boolean => netOf(tally) === 0n
  if (wanted.length === 0) return moved && !refused.every(isNone) ? 'unexpected' : 'agrees'

  const has = (expectation: string): boolean => wanted.some(({ line }) => line.expectation === expectation)
  if (wanted.every(isFull) && refused.every(isNone)) {
    if (has('open')) return 'waiting'
    // Where the bank refused a part, and said which, nothing is left to ask.
    const isAsked = payment.isQuestion && refused.length === 0
    return isAsked || has('unsure') ? 'arrived' : 'agrees'
  }
  if (!tallies.every(isNone)) return 'differs'
  if (has('open')) return moved ? 'differs' : 'waiting'
  // All of it came, and all of it went back.
  if (moved) return has('due') ? 'differs' : 'not_arrived'
  const from =
    payment.executionOn && payment.executionOn > payment.createdOn ? payment.executionOn : payment.createdOn
  if (addDays(from, period.arrivesWithin) > period.to) return 'waiting'
  if (payment.createdOn < period.matchedSince) return 'earlier'
  return has('due') ? 'missing' : 'not_arrived'
}

function propose(
  finding: MatchFinding,
  tallies: readonly LineTally[],
  { to }: Period,
): MatchedPayment['proposal'] {
  const booked = tallies
    .flatMap(({ entries }) => entries)
    .map(({ entry }) => `${entry.bookedOn} (${entry.at})`)
  const places = `${booked.slice(0, 5).join(', ')}${booked.length > 5 ? ' …' : ''}`
  // Where the bank refused a part, the rest came: a person says what that comes to.
  if (finding === 'arrived' && tallies.some(({ line }) => line.expectation === 'none')) return null
  if (finding === 'arrived')
    return { received: true, note: `Bank statement: booked on ${places || 'earlier days'}.` }
  if (finding !== 'not_arrived') return null
  const note = tallies.some(({ returned }) => returned > 0n)
    ? `Bank statement: it came and went back, ${places || 'on earlier days'}.`
    : `Bank statement: nothing had come by ${to}.`
  return { received: false, note }
}
