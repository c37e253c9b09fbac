import type { LedgerContext } from '../LedgerContext.ts'
import { parseAmount } from '@powens-pay/core'
import { findLive, type OrderRecord } from '../order/OrderRecord.ts'
import type { Repayment } from '../order/Repayment.ts'
import type { DecidedLine } from './decideLine.ts'
import { findRepayable } from './findRepayable.ts'
import { createProgressReader } from './readProgress.ts'
import { refuseRepayment } from './refuseRepayment.ts'

export interface Reservation {
  orderId: string
  by: string
  note: string
  lines: readonly DecidedLine[]
}

/**
 * Writes each line at the payment whose money it is, in a compare-and-set that finds the money still there: two people never
 * repay it twice. Where one line cannot be written, those before it are taken back.
 */
export async function reserveLines(
  context: Pick<LedgerContext, 'orders' | 'powens'>,
  { orderId, by, note, lines }: Reservation,
): Promise<void> {
  const written: { line: DecidedLine; repayment: Repayment }[] = []
  for (const line of lines) {
    const { id, reference_id, amount, currency } = line
    const repayment = {
      orderId,
      line: id,
      reference_id,
      amount,
      currency,
      by,
      note,
      at: context.powens.now(),
    }
    const result = await reserveLine(context, line, repayment)
    if (result === 'written') written.push({ line, repayment })
    if (result !== 'refused') continue
    for (const taken of written) await release(context, taken.line, taken.repayment)
    throw refuseRepayment(
      `The money of payment ${line.paymentId} is on another repayment by now. Look at it again.`,
    )
  }
}

async function reserveLine(
  { orders }: Pick<LedgerContext, 'orders'>,
  line: DecidedLine,
  repayment: Repayment,
): Promise<'written' | 'known' | 'refused'> {
  const seen = findLive(await orders.find(line.orderId), line.attemptId)?.attempt.repayments ?? []
  const progressOf = await createProgressReader(orders.find, seen)
  return orders.update(line.orderId, (order: OrderRecord) => {
    const attempt = findLive(order, line.attemptId)?.attempt
    if (!attempt) return 'refused'
    const all = attempt.repayments ?? []
    const isKnown = all.some(
      (other) =>
        other.orderId === repayment.orderId &&
        other.line === repayment.line &&
        other.amount === repayment.amount,
    )
    if (isKnown) return 'known'
    const others = all.filter((other) => other.orderId !== repayment.orderId)
    const own = findRepayable(attempt, others, progressOf).find(
      ({ reference_id }) => reference_id === line.reference_id,
    )
    const [left, wanted] = [own?.remaining ?? '', line.amount].map(
      (text) => parseAmount(text, line.currency) ?? 0n,
    )
    if (left === undefined || wanted === undefined || wanted > left) return 'refused'
    attempt.repayments = [...all, repayment]
    return 'written'
  })
}

async function release(
  { orders }: Pick<LedgerContext, 'orders'>,
  line: DecidedLine,
  repayment: Repayment,
): Promise<void> {
  await orders.update(line.orderId, (order) => {
    const attempt = findLive(order, line.attemptId)?.attempt
    if (!attempt?.repayments) return
    attempt.repayments = attempt.repayments.filter(
      (other) => JSON.stringify(other) !== JSON.stringify(repayment),
    )
  })
}
