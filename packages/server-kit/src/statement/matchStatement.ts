import { createPaymentError } from '@powens-pay/core'
import type { Ledger } from '../ledger/Ledger.ts'
import { ledgerOf, type LedgerHolder } from '../ledger/ledgerOf.ts'
import type { WalkFilter } from '../ledger/walkPayments.ts'
import { compareStatement, type CompareOptions } from './compareStatement.ts'
import type { ExpectedPayment } from './match/ExpectedPayment.ts'
import { expectPayment } from './match/expectPayment.ts'
import type { StatementMatch } from './match/StatementMatch.ts'
import { readStatement, type ReadStatementOptions, type StatementFile } from './readStatement.ts'
import { addDays } from './toDay.ts'

export interface MatchStatementOptions extends ReadStatementOptions, CompareOptions {
  /**
   * Payments created on or after this day are compared. One that was created earlier is looked up where an entry names its
   * reference. @default 45 days before the statement
   */
  createdSince?: string | undefined
}

const lookBack = 45

/** Each costs a call; a statement on which more entries name payments of long ago needs an earlier `createdSince`. */
const mostLookUps = 20

/**
 * Compares a bank statement (CAMT.053 or CSV) with the payments of its days, and changes nothing. Each entry and each payment
 * is in the answer once: what belongs together, what the statement proposes, and what is left over on either side. Show it to
 * a person, then pass it to `applyMatch`.
 *
 * Throws `invalid_request` for a file that is no statement, `body_too_large` for one that is too long.
 *
 * @example
 * const match = await matchStatement(handler, await readFile('march.xml'))
 * await applyMatch(handler, match, { accept: [8817], by: 'ada' })
 */
export async function matchStatement(
  handler: LedgerHolder,
  file: StatementFile,
  options: MatchStatementOptions = {},
): Promise<StatementMatch> {
  const ledger = ledgerOf(handler)
  const statement = await readStatement(file, options)
  const { from, to } = statement
  const since = requireDay(options.createdSince, 'createdSince') ?? (from && addDays(from, -lookBack))
  requireDay(options.matchedSince, 'matchedSince')
  if (!since || !to)
    throw createPaymentError(
      'invalid_request',
      'The statement holds no entry and names no days, so there is nothing to compare. Nothing was changed.',
    )
  const gather = createGathering(ledger, statement.accounts)
  await gather.add({ from: since, to: addDays(to, 1) })
  let match = compareStatement(statement, gather, options)
  const old = match.leftovers.flatMap(({ reason, entry }) =>
    reason === 'no_payment' ? entry.references : [],
  )
  const named = [...new Set(old)].slice(0, mostLookUps)
  for (const reference_id of named) await gather.add({ reference_id })
  if (named.length > 0) match = compareStatement(statement, gather, options)
  return match
}

function requireDay(day: string | undefined, name: string): string | undefined {
  if (day === undefined || (/^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)))) return day
  throw createPaymentError('invalid_request', `${name} is not a day such as 2026-03-31. Nothing was changed.`)
}

/** Collects payments once each, as a statement is compared with them. */
function createGathering(ledger: Ledger, accounts: readonly string[]) {
  const isPaidThere = ledger.filterByAccount(accounts)
  const seen = new Set<number>()
  const expected: ExpectedPayment[] = []
  const unknown = new Map<string, number>()

  async function add(wanted: WalkFilter): Promise<void> {
    for await (const { payment, known } of ledger.walk(wanted)) {
      if (seen.has(payment.id)) continue
      seen.add(payment.id)
      if (!known) {
        for (const { reference_id } of payment.instructions ?? [])
          if (reference_id) unknown.set(reference_id, payment.id)
        continue
      }
      const { order, attempt } = known
      // From which account of yours a repayment left is not known.
      if (order.repays) expected.push(expectPayment(order.orderId, attempt, 'out'))
      else if (await isPaidThere(attempt)) expected.push(expectPayment(order.orderId, attempt))
    }
  }
  return { expected, unknown, add }
}
