import { createPaymentError } from '@powens-pay/core'
import { requestCancellation } from '../observe/cancelAttempt.ts'
import type { LedgerContext, Visit } from '../LedgerContext.ts'
import type { LivePayment } from '../order/OrderRecord.ts'

/** Cancels a payment so that the edited order may have another; a refusal is `payment_in_progress`. */
export async function cancelForReplacement(
  context: LedgerContext,
  known: LivePayment,
  visit: Visit,
): Promise<void> {
  const { result } = await requestCancellation(context, known, visit)
  if (result.outcome !== 'cancelled') throw createPaymentError('payment_in_progress')
}
