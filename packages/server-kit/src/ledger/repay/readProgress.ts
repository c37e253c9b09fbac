import type { Attempt } from '../order/Attempt.ts'
import { findBulkLines } from '../order/bulkLines.ts'
import { judgeAttempt } from '../order/judgeAttempt.ts'
import type { OrderRecord } from '../order/OrderRecord.ts'
import type { Repayment } from '../order/Repayment.ts'

/**
 * How far a repayment is: decided, and no payment of it exists yet; waiting to be approved or carried out; paid, as far as its
 * bank says; refused, so that the money may be repaid anew; a person has to look.
 */
export type RepaymentProgress = 'decided' | 'open' | 'paid' | 'failed' | 'review'

/** Tells how far each of these repayments is. One that it has not seen counts as decided. */
export async function createProgressReader(
  find: (orderId: string) => Promise<OrderRecord | null>,
  repayments: readonly Repayment[],
): Promise<(repayment: Repayment) => RepaymentProgress> {
  const orders = new Map<string, OrderRecord | null>()
  for (const { orderId } of repayments) if (!orders.has(orderId)) orders.set(orderId, await find(orderId))
  return ({ orderId, line }) => readProgress(orders.get(orderId) ?? null, line)
}

/** How far one line is, from all attempts of its order. */
function readProgress(order: OrderRecord | null, line: string): RepaymentProgress {
  const own = order?.attempts.filter(({ terms }) => terms.instructions.some(({ id }) => id === line)) ?? []
  if (own.length === 0) return 'decided'
  const found = new Set(own.map((attempt) => readAttempt(attempt, line)))
  return (['paid', 'review', 'open'] as const).find((progress) => found.has(progress)) ?? 'failed'
}

function readAttempt(attempt: Attempt, id: string): RepaymentProgress {
  const standing = judgeAttempt(attempt)
  const line = findBulkLines(attempt).find((other) => other.id === id)
  switch (standing) {
    case 'paid':
    case 'review':
    case 'open':
      return standing
    case 'at_risk':
      if (line?.state === 'rejected') return 'failed'
      // Of a bulk whose bank did not say which part it paid, a person has to find out.
      return line && line.state !== 'done' && isPartial(attempt) ? 'review' : 'paid'
    case 'unpaid':
      return 'failed'
  }
}

const isPartial = (attempt: Attempt): boolean =>
  attempt.stage === 'live' && attempt.believed.payment.state === 'partial'
