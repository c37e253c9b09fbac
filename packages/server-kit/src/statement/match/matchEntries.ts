import { parseAmount, toDecimal } from '@powens-pay/core'
import type { StatementEntry } from '../Statement.ts'
import { addDays } from '../toDay.ts'
import { createReferenceIndex } from './createReferenceIndex.ts'
import type { Expectation, ExpectedLine, ExpectedPayment } from './ExpectedPayment.ts'
import type { LeftoverEntry, MatchBasis } from './StatementMatch.ts'

/** A line and what the account shows of it, in the smallest unit. */
export interface LineTally {
  payment: ExpectedPayment
  line: ExpectedLine
  /** What its bookings are recorded under. */
  name: string
  expected: bigint
  booked: bigint
  returned: bigint
  entries: Assignment[]
}

/** An entry, or the part of a batch that belongs to one line. */
export interface Assignment {
  entry: StatementEntry
  basis: MatchBasis
  units: bigint
  key: string
  isKnown: boolean
}

export interface MatchedEntries {
  tallies: LineTally[]
  leftovers: LeftoverEntry[]
}

/** How long after its creation the money of a payment is looked for by its amount alone. */
const longestTransfer = 12

/** Assigns each entry to a line, or says why it has none. What is surest is assigned first. */
export function matchEntries(
  entries: readonly StatementEntry[],
  payments: readonly ExpectedPayment[],
  unknown: ReadonlyMap<string, number> = new Map(),
): MatchedEntries {
  const tallies = payments.flatMap(createTallies)
  const index = createReferenceIndex<LineTally>()
  for (const tally of tallies) {
    if (tally.line.reference_id) index.add(tally.line.reference_id, tally)
  }
  const keys = createKeys()
  const leftovers: LeftoverEntry[] = []
  const unclear: { entry: StatementEntry; key: string }[] = []

  for (const entry of entries) {
    const key = keys(entry)
    if (entry.isRemainder) {
      leftovers.push({ entry, reason: 'remainder', paymentIds: [] })
      continue
    }
    const named = entry.references
      .map((reference) => index.find(reference))
      .filter(({ length }) => length > 0)
    const inText = named.length > 0 ? [] : index.findInText(entry.text)
    if (named.length > 1) assignBatch(entry, key, named)
    else if (named[0]) assignNamed(entry, key, named[0], 'reference')
    else if (inText.length > 0) assignNamed(entry, key, inText, 'reference_in_text')
    else unclear.push({ entry, key })
  }

  function assignNamed(entry: StatementEntry, key: string, found: LineTally[], basis: MatchBasis): void {
    const candidates = found.filter(({ line }) => line.currency === entry.currency)
    const tally = chooseTally(entry, candidates)
    if (tally) assign(tally, entry, basis, { key, units: unitsOf(entry) })
    else leave(entry, 'other_currency', found)
  }

  /** One booking without the amounts of its parts: what was to be paid says them, if it adds up. */
  function assignBatch(entry: StatementEntry, key: string, named: LineTally[][]): void {
    const chosen = named.map((found) => chooseTally(entry, found) ?? found[0])
    const lines = [...new Set(chosen.filter((tally) => tally !== undefined))]
    const isSum = lines.reduce((sum, { expected }) => sum + expected, 0n) === unitsOf(entry)
    const isOneCurrency = lines.every(({ line }) => line.currency === entry.currency)
    if (!isSum || !isOneCurrency) leave(entry, 'batch', lines)
    else
      lines.forEach((tally, part) =>
        assign(tally, entry, 'reference', { key: `${key}/${part}`, units: tally.expected }),
      )
  }

  function leaveAlone(entry: StatementEntry): void {
    const ids = entry.references.flatMap((reference) => unknown.get(reference) ?? [])
    leftovers.push({ entry, reason: ids.length > 0 ? 'unknown_payment' : 'no_payment', paymentIds: ids })
  }

  function leave(entry: StatementEntry, reason: LeftoverEntry['reason'], found: readonly LineTally[]): void {
    leftovers.push({ entry, reason, paymentIds: [...new Set(found.map(({ payment }) => payment.paymentId))] })
  }

  for (const { entry, key, tally, basis } of guess(unclear, tallies)) {
    if (tally) assign(tally, entry, basis, { key, units: unitsOf(entry) })
    else leaveAlone(entry)
  }
  return { tallies, leftovers }
}

const unitsOf = ({ amount, currency }: StatementEntry): bigint => parseAmount(amount, currency) ?? 0n

function createTallies(payment: ExpectedPayment): LineTally[] {
  const tallies = payment.lines.map((line, index): LineTally => {
    const expected = parseAmount(line.amount, line.currency) ?? 0n
    const name = line.reference_id ?? `#${index + 1}`
    return { payment, line, name, expected, booked: 0n, returned: 0n, entries: [] }
  })
  for (const { line, amount, isReturn } of payment.bookings) {
    const tally = tallies.find(({ name }) => name === line)
    if (!tally) continue
    const units = parseAmount(amount, tally.line.currency) ?? 0n
    if (isReturn) tally.returned += units
    else tally.booked += units
  }
  return tallies
}

/** Names an entry for ever, so that a statement that is read twice counts once. The second of two equal entries is another. */
function createKeys(): (entry: StatementEntry) => string {
  const seen = new Map<string, number>()
  return ({ bookedOn, direction, amount, currency, references }) => {
    const content =
      `${bookedOn} ${direction === 'credit' ? '+' : '-'}${amount} ${currency} ${references.join(' ')}`.trim()
    const ordinal = (seen.get(content) ?? 0) + 1
    seen.set(content, ordinal)
    return ordinal === 1 ? content : `${content} #${ordinal}`
  }
}

/** Whether money goes the way of the payment; the other way it comes back. */
export const isForward = ({ direction }: StatementEntry, { payment }: LineTally): boolean =>
  (direction === 'credit') === (payment.direction === 'in')

/** Of several lines of one reference: the one that the amount fits and that still lacks it, else the first. */
function chooseTally(entry: StatementEntry, candidates: readonly LineTally[]): LineTally | undefined {
  const units = unitsOf(entry)
  const lacks = (tally: LineTally): boolean =>
    isForward(entry, tally) ? tally.booked - tally.returned < tally.expected : tally.booked > tally.returned
  return (
    candidates.find((tally) => tally.expected === units && lacks(tally)) ??
    candidates.find(lacks) ??
    candidates[0]
  )
}

function assign(
  tally: LineTally,
  entry: StatementEntry,
  basis: MatchBasis,
  { key, units }: { key: string; units: bigint },
): void {
  const isKnown = tally.payment.bookings.some((booking) => booking.key === key)
  tally.entries.push({ entry, basis, units, key, isKnown })
  if (isKnown) return
  if (isForward(entry, tally)) tally.booked += units
  else tally.returned += units
}

interface Guess {
  entry: StatementEntry
  key: string
  tally: LineTally | null
  basis: MatchBasis
}

/**
 * What has no reference: by the payment's own text and amount, else by amount and day, each only where one order's line and one
 * entry fit each other and nothing else. What went back is found by text and amount alone.
 */
function guess(
  unclear: readonly { entry: StatementEntry; key: string }[],
  tallies: readonly LineTally[],
): Guess[] {
  const byMoney = groupByMoney(tallies)
  const recorded = findRecorded(tallies)
  const taken = new Set<LineTally>()
  const back = new Set<LineTally>()
  const findCandidates = (entry: StatementEntry): LineTally[] =>
    (byMoney.get(`${entry.amount} ${entry.currency}`) ?? []).filter((tally) => {
      if (!isForward(entry, tally)) return (tally.booked > 0n || taken.has(tally)) && !back.has(tally)
      const isOpen = tally.booked === 0n && tally.line.expectation !== 'none' && !taken.has(tally)
      return isOpen && !entry.isReturn && isInTime(entry, tally.payment)
    })

  const byLabel = ({ entry, key }: { entry: StatementEntry; key: string }): Guess => {
    const known = recorded.get(key)
    if (known) return { entry, key, tally: known, basis: 'amount_and_date' }
    const text = foldText(entry.text)
    const found = findCandidates(entry).filter(({ line }) => isLabelOf(line.label, text))
    // It may be either of two payments of one order: the sum is the same.
    const isOneOrder = new Set(found.map(({ payment }) => payment.orderId)).size === 1
    const tally = isOneOrder ? (found.toSorted(bySureness)[0] ?? null) : null
    if (tally) (isForward(entry, tally) ? taken : back).add(tally)
    return { entry, key, tally, basis: 'label_and_amount' }
  }
  const isBack = ({ entry }: { entry: StatementEntry }): boolean =>
    entry.isReturn || entry.direction === 'debit'
  const guesses = [...unclear.filter((one) => !isBack(one)), ...unclear.filter(isBack)].map(byLabel)

  const rest = guesses
    .filter(({ tally }) => tally === null)
    .map((one) => ({
      one,
      candidates: findCandidates(one.entry).filter((tally) => isForward(one.entry, tally)),
    }))
  const wanted = new Map<LineTally, number>()
  for (const tally of rest.flatMap(({ candidates }) => candidates))
    wanted.set(tally, (wanted.get(tally) ?? 0) + 1)
  for (const { one, candidates } of rest) {
    const [tally, ...others] = candidates
    if (tally && others.length === 0 && wanted.get(tally) === 1)
      Object.assign(one, { tally, basis: 'amount_and_date' })
  }
  return guesses
}

function groupByMoney(tallies: readonly LineTally[]): Map<string, LineTally[]> {
  const groups = new Map<string, LineTally[]>()
  for (const tally of tallies) {
    if (tally.expected === 0n) continue
    const money = `${toDecimal(tally.expected, tally.line.currency)} ${tally.line.currency}`
    const group = groups.get(money)
    if (group) group.push(tally)
    else groups.set(money, [tally])
  }
  return groups
}

/** What an earlier statement brought without a reference, and a person agreed to. */
const findRecorded = (tallies: readonly LineTally[]): Map<string, LineTally> =>
  new Map(
    tallies.flatMap((tally) =>
      tally.payment.bookings
        .filter(({ line }) => line === tally.name)
        .map(({ key }): [string, LineTally] => [key, tally]),
    ),
  )

const order: Expectation[] = ['due', 'unsure', 'open', 'none']

const bySureness = (one: LineTally, other: LineTally): number =>
  order.indexOf(one.line.expectation) - order.indexOf(other.line.expectation)

const isInTime = ({ bookedOn }: StatementEntry, { createdOn, executionOn }: ExpectedPayment): boolean =>
  bookedOn >= addDays(createdOn, -1) &&
  bookedOn <= addDays(executionOn && executionOn > createdOn ? executionOn : createdOn, longestTransfer)

const foldText = (text: string): string => ` ${text.toUpperCase().replaceAll(/[^A-Z\d]+/g, ' ')} `

const shortestLabel = 5

const isLabelOf = (label: string, text: string): boolean => {
  const folded = foldText(label)
  return folded.trim().length >= shortestLabel && text.includes(folded)
}
