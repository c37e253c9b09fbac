import { createPaymentError, sumInstructions } from '@powens-pay/core'
import type { LiveAttempt } from '../../ledger/order/Attempt.ts'
import { createLines, createView } from '../../ledger/order/createView.ts'
import { findDuplicates } from '../../ledger/order/findDuplicates.ts'
import type { LivePayment } from '../../ledger/order/OrderRecord.ts'
import type { Ledger } from '../../ledger/Ledger.ts'
import { ledgerOf, type LedgerHolder } from '../../ledger/ledgerOf.ts'
import { toDay } from '../toDay.ts'
import { writeRow } from './writeCsv.ts'

export interface ExportOptions {
  /** First and last day of creation, `YYYY-MM-DD`, UTC. The same for one day. */
  from: string
  to: string
}

/** The columns of the export, in their order. They never change their meaning; new ones come at the end. */
export const exportColumns = [
  'created_on',
  'order',
  'payment',
  'reference_id',
  'label',
  'amount',
  'currency',
  'kind',
  'direction',
  'state',
  'line_state',
  'outcome',
  'bucket',
  'source',
  'review',
  'unwanted',
  'resolved',
  'duplicate_of',
  'possible_duplicate_of',
  'bank',
  'booked_on',
  'booked',
  'returned',
  'repaid',
] as const

/**
 * The payments of some days as CSV for the books, line by line: one line a transfer, exact decimals, no account and no name. What a
 * statement showed of it, once `applyMatch` has recorded that, is in `booked`.
 *
 * Throws `invalid_request` for days that are none.
 *
 * @example
 * for await (const line of exportPayments(handler, { from: '2026-03-01', to: '2026-03-01' })) file.write(line)
 */
export async function* exportPayments(handler: LedgerHolder, options: ExportOptions): AsyncGenerator<string> {
  yield* writeExport(ledgerOf(handler), options)
}

/** The same of a ledger that is at hand. */
export async function* writeExport(ledger: Ledger, { from, to }: ExportOptions): AsyncGenerator<string> {
  if (![from, to].every(isDay) || from > to)
    throw createPaymentError(
      'invalid_request',
      'from and to are not days such as 2026-03-31, the first one first.',
    )
  yield writeRow(exportColumns)
  for await (const { known } of ledger.walk({ from, to })) {
    const day = known && toDay(known.attempt.createdAt)
    if (!known || !day || day < from || day > to) continue
    for (const row of listRows(known)) yield writeRow(exportColumns.map((column) => row[column]))
  }
}

const isDay = (day: unknown): boolean =>
  typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day))

type Row = Record<(typeof exportColumns)[number], string>

function listRows({ order, attempt }: LivePayment): Row[] {
  const view = createView(order.orderId, attempt)
  const { duplicateOf, possibleDuplicateOf } = findDuplicates(order, attempt)
  const { kind, state, outcome, review, unwanted, resolved, bank } = view
  return createLines(attempt).map(({ reference_id, label, amount, currency, state: lineState }, index) => ({
    created_on: toDay(attempt.createdAt),
    order: order.orderId,
    payment: String(attempt.paymentId),
    reference_id: reference_id ?? '',
    label,
    amount,
    currency,
    kind,
    direction: order.repays ? 'out' : 'in',
    state,
    line_state: lineState ?? '',
    outcome: outcome.status,
    bucket: outcome.bucket,
    source: outcome.source,
    review: review ?? '',
    unwanted: unwanted ?? '',
    resolved: resolved ?? '',
    duplicate_of: String(duplicateOf ?? ''),
    possible_duplicate_of: String(possibleDuplicateOf ?? ''),
    bank: bank ?? '',
    ...describeBookings(attempt, { name: reference_id ?? `#${index + 1}`, currency }),
    repaid: describeRepaid(attempt, reference_id),
  }))
}

function describeBookings(
  { bookings = [] }: LiveAttempt,
  { name, currency }: { name: string; currency: string },
): Pick<Row, 'booked_on' | 'booked' | 'returned'> {
  const own = bookings.filter(({ line }) => line === name)
  const sum = (isReturn: boolean): string =>
    sumDecimals(
      own.filter((booking) => booking.isReturn === isReturn).map(({ amount }) => amount),
      currency,
    )
  return {
    booked_on:
      own
        .map(({ bookedOn }) => bookedOn)
        .toSorted()
        .at(-1) ?? '',
    booked: sum(false),
    returned: sum(true),
  }
}

/** What was decided to go back. Whether it did is said by the line of the repayment. */
const describeRepaid = ({ repayments = [], believed }: LiveAttempt, reference: string | null): string => {
  const own = repayments.filter(
    ({ reference_id }) => reference_id === reference || believed.payment.instructions.length === 1,
  )
  return own.map(({ orderId, amount }) => `${amount} in ${orderId}`).join('; ')
}

/** Empty where there is nothing. */
const sumDecimals = (amounts: readonly string[], currency: string): string =>
  sumInstructions(amounts.map((amount) => ({ amount, currency })))?.amount ?? ''
