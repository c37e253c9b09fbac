import { isPaymentError } from '@powens-pay/core'
import { getPayment } from '../../actions/getPayment.ts'
import type { LiveAttempt } from '../order/Attempt.ts'
import type { LedgerContext, Visit } from '../LedgerContext.ts'
import type { LivePayment } from '../order/OrderRecord.ts'
import { recordAnswer } from './recordAnswer.ts'
import { startObservation } from './startObservation.ts'

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

/** An event for a Powens that could not be asked; any other error is thrown again. */
export function reportReadFailure(
  { emit }: Pick<LedgerContext, 'emit'>,
  { paymentId }: LiveAttempt,
  error: unknown,
): void {
  if (!isPaymentError(error)) throw error
  emit({ type: 'read.failed', paymentId, code: error.code })
}
