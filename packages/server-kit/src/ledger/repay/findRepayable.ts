import { interpretInstructions, parseAmount, toDecimal } from '@powens-pay/core'
import type { LiveAttempt } from '../order/Attempt.ts'
import { getResolution } from '../order/getReview.ts'
import { readFacts } from '../order/interpretAttempt.ts'
import type { Repayment } from '../order/Repayment.ts'
import type { RepaymentProgress } from './readProgress.ts'

/** A transfer whose money came. Amounts are exact decimals. */
export interface RepayableLine {
  reference_id: string | null
  received: string
  /** What has not gone back, and is on no repayment that may still be paid. */
  remaining: string
  currency: string
}

/**
 * The transfers of a payment whose money came, wanted or not, and what of each may go back. None for a standing order: Powens
 * reports no execution, so what came of it is not known.
 */
export function findRepayable(
  attempt: LiveAttempt,
  repayments: readonly Repayment[],
  progressOf: (repayment: Repayment) => RepaymentProgress,
): RepayableLine[] {
  if (attempt.kind === 'recurring') return []
  const { instructions } = attempt.believed.payment
  // Money that nobody wants any more has come all the same. Any other review has to end first.
  const facts = readFacts(getResolution(attempt) ? attempt : { ...attempt, unwanted: null })
  const { instructions: read } = interpretInstructions(attempt.believed.payment, facts)
  return read.flatMap(({ instruction: { reference_id, amount, currency }, status }) => {
    const received = parseAmount(amount, currency)
    if (received === null || (status !== 'succeeded' && status !== 'accepted')) return []
    const own = repayments.filter(
      (repayment) =>
        (repayment.reference_id === reference_id || instructions.length === 1) &&
        progressOf(repayment) !== 'failed',
    )
    const gone = sumOnce(own, currency)
    const remaining = received > gone ? received - gone : 0n
    const decimals = { received: toDecimal(received, currency), remaining: toDecimal(remaining, currency) }
    return { reference_id, ...decimals, currency }
  })
}

/** A repayment that was asked for again with another amount is one: the higher amount may still be paid. */
function sumOnce(repayments: readonly Repayment[], currency: string): bigint {
  const highest = new Map<string, bigint>()
  for (const { orderId, line, amount } of repayments) {
    const key = JSON.stringify([orderId, line])
    const units = parseAmount(amount, currency) ?? 0n
    if (units > (highest.get(key) ?? 0n)) highest.set(key, units)
  }
  return [...highest.values()].reduce((sum, units) => sum + units, 0n)
}
