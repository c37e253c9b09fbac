import { isPaymentError } from '@powens-pay/core'
import { requestCancellation } from '../observe/cancelAttempt.ts'
import { reportReadFailure, tryRefresh } from '../observe/refreshPayment.ts'
import type { LedgerContext, Visit } from '../LedgerContext.ts'
import type { LiveAttempt } from '../order/Attempt.ts'
import { findLive, type LivePayment } from '../order/OrderRecord.ts'
import { createRefusal } from './createRefusal.ts'

/**
 * Cancels a payment that somebody may still approve, so that the order may have another. A refusal of Powens is
 * `payment_in_progress`, with the time until which it may be approved.
 */
export async function cancelForReplacement(
  context: LedgerContext,
  known: LivePayment,
  visit: Visit,
): Promise<void> {
  const { result } = await requestCancellation(context, known, visit, 'shop')
  if (result.outcome === 'cancelled') return
  await tryRefresh(context, known, visit)
  const current = findLive(await context.orders.find(known.order.orderId), known.attempt.id) ?? known
  throw createRefusal({ decision: 'payment_in_progress', attempt: current.attempt })
}

/** A payer waits for these, so the rest is left to the sweep. */
const mostAtOnce = 3

/**
 * Cancels the latest payments that the order does not want any more, as far as Powens lets it. What fails, and what came
 * before, is tried again by the sweep.
 */
export async function closeUnwanted(context: LedgerContext, orderId: string, visit: Visit): Promise<void> {
  const order = await context.orders.find(orderId)
  if (!order) return
  const left = order.attempts.filter(
    (attempt): attempt is LiveAttempt => attempt.stage === 'live' && isLeftOpen(attempt),
  )
  for (const attempt of left.slice(-mostAtOnce)) await tryCancel(context, { order, attempt }, visit)
}

export const isLeftOpen = ({ unwanted, believed }: LiveAttempt): boolean =>
  unwanted !== null && believed.payment.state === 'created'

/** Cancels one payment. A Powens that fails is an event. */
export async function tryCancel(context: LedgerContext, known: LivePayment, visit: Visit): Promise<void> {
  try {
    const { result } = await requestCancellation(context, known, visit, 'shop')
    if (result.outcome === 'not_supported') await tryRefresh(context, known, visit)
  } catch (error) {
    if (!isPaymentError(error)) throw error
    reportReadFailure(context, known.attempt, error)
  }
}
