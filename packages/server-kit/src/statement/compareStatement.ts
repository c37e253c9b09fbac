import type { LiveAttempt } from '../ledger/order/Attempt.ts'
import type { OrderRecord } from '../ledger/order/OrderRecord.ts'
import { describeEntry } from './match/describeEntry.ts'
import { expectPayment } from './match/expectPayment.ts'
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

/** What an attempt has to do with a statement. */
export type AttemptFilter = (attempt: LiveAttempt) => Promise<boolean>

/** Compares a statement with payments: every entry and every payment is in the answer once. */
export async function compareStatement(
  statement: Statement,
  orders: AsyncIterable<OrderRecord> | Iterable<OrderRecord>,
  { arrivesWithin = 10, matchedSince, isWanted }: CompareOptions & { isWanted: AttemptFilter },
): Promise<StatementMatch> {
  const { entries, faults, notBooked, from, to } = statement
  const expected = []
  for await (const { orderId, attempts } of orders) {
    for (const attempt of attempts) {
      if (attempt.stage === 'live' && (await isWanted(attempt)))
        expected.push(expectPayment(orderId, attempt))
    }
  }
  const { tallies, leftovers } = matchEntries(entries, expected)
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
