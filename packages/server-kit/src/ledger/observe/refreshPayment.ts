import { isFinalState, isPaymentError } from '@powens-pay/core'
import { getPayment } from '../../actions/getPayment.ts'
import type { LiveAttempt } from '../order/Attempt.ts'
import type { LedgerContext, Visit } from '../LedgerContext.ts'
import { findLive, type LivePayment } from '../order/OrderRecord.ts'
import { recordAnswer } from './recordAnswer.ts'
import { startObservation } from './startObservation.ts'
import { mayRead } from '../upstreamBudget.ts'

/**
 * Reads a payment from Powens, once however many ask, folds it in and delivers the change. Throws when Powens fails.
 */
export function refreshPayment(context: LedgerContext, known: LivePayment, visit: Visit): Promise<void> {
  const { paymentId } = known.attempt
  return context.readOnce(paymentId, async () => {
    const observedAt = startObservation(context.powens.now(), known.attempt)
    const payment = await getPayment(context.powens, { paymentId })
    await recordAnswer(context, known, visit, { payment, observedAt })
  })
}

/** As `refreshPayment`; a Powens that fails is an event and leaves what is stored. Says whether Powens answered. */
export async function tryRefresh(context: LedgerContext, known: LivePayment, visit: Visit): Promise<boolean> {
  try {
    await refreshPayment(context, known, visit)
    return true
  } catch (error) {
    reportReadFailure(context, known.attempt, error)
    return false
  }
}

/** The payment as it is now: read from Powens when the stored copy may be stale and Powens can be asked. */
export async function getCurrent(
  context: LedgerContext,
  known: LivePayment,
  visit: Visit,
): Promise<LivePayment> {
  if (!isStale(known.attempt, context.powens.now()) || !(await mayRead(context))) return known
  await tryRefresh(context, known, visit)
  const { order, attempt } = known
  return findLive(await context.orders.find(order.orderId), attempt.id) ?? known
}

/** An event for a Powens that could not be asked; any other error is thrown again. */
export function reportReadFailure(
  { emit }: Pick<LedgerContext, 'emit'>,
  { paymentId }: LiveAttempt,
  error: unknown,
): void {
  if (!isPaymentError(error)) throw error
  emit({ type: 'read.failed', paymentId, code: error.code })
}

const instantRefresh = 5_000
const usualRefresh = 30_000
const rarestRefresh = 15 * 60 * 1000

/** While webhooks of a payment arrive, only a long time without one is a reason to read it. */
const trustedSilence = 10 * 60 * 1000

/** Whether a browser's read is worth a call to Powens. The pause grows with the payment's age. */
function isStale({ believed, createdAt, pushedAt }: LiveAttempt, now: number): boolean {
  if (isFinalState(believed.payment.state)) return false
  const isInstant = believed.payment.instructions[0]?.execution_date_type === 'instant'
  const grown = Math.min((believed.observedAt - createdAt) / 6, rarestRefresh)
  const pause = Math.max(isInstant ? instantRefresh : usualRefresh, grown)
  const last = Math.max(believed.observedAt, pushedAt ?? 0)
  return now - last > (pushedAt === null ? pause : Math.max(pause, trustedSilence))
}
