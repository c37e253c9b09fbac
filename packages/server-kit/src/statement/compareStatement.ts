import { describeEntry } from './match/describeEntry.ts'
import type { ExpectedPayment } from './match/ExpectedPayment.ts'
import { judgePayment } from './match/judgePayment.ts'
import { matchEntries, type LineTally } from './match/matchEntries.ts'
import type { StatementMatch } from './match/StatementMatch.ts'
import { sumEntries } from './match/sumEntries.ts'
import type { Statement } from './Statement.ts'

export interface CompareOptions {
  /**
   * Days after a payment's creation, or after its execution date, by which its money is on the account. What has not come by
   * then is missing. @default 10
   */
  arrivesWithin?: number | undefined
  /** The first day from which all statements were matched and applied. @default the statement's first */
  matchedSince?: string | undefined
}

/** What a statement is compared with. */
export interface ComparedPayments {
  expected: readonly ExpectedPayment[]
  /** Payments of the domain that the ledger does not know, by their end-to-end ids. */
  unknown: ReadonlyMap<string, number>
}

/** Compares a statement with payments: every entry and every payment is in the answer once. */
export function compareStatement(
  { entries, faults, notBooked, from, to }: Statement,
  { expected, unknown }: ComparedPayments,
  { arrivesWithin = 10, matchedSince }: CompareOptions,
): StatementMatch {
  const { tallies, leftovers } = matchEntries(entries, expected, unknown)
  const byPayment = new Map<number, LineTally[]>()
  for (const tally of tallies) {
    const { paymentId } = tally.payment
    const list = byPayment.get(paymentId)
    if (list) list.push(tally)
    else byPayment.set(paymentId, [tally])
  }
  const period = { to: to ?? '', matchedSince: matchedSince ?? from ?? '', arrivesWithin }
  return {
    from,
    to,
    payments: expected.map((payment) =>
      judgePayment(payment, byPayment.get(payment.paymentId) ?? [], period),
    ),
    leftovers: leftovers.map((leftover) => ({ ...leftover, entry: describeEntry(leftover.entry) })),
    faults,
    notBooked,
    sums: sumEntries(entries, leftovers),
  }
}
