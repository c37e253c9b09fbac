import { createPaymentError } from '@powens-pay/core'
import { cancelPayment } from '../actions/cancelPayment.ts'
import type { Broker } from './Broker.ts'
import { startObservation } from './startObservation.ts'
import type { Attempt } from './OrderRecord.ts'
import { takeConfirmed } from './takeConfirmed.ts'

/** Cancels a payment so that the edited order may have another; a refusal is `payment_in_progress`. */
export async function cancelForReplacement(broker: Broker, orderId: string, attempt: Attempt): Promise<void> {
  const { paymentId, key } = attempt
  if (paymentId === null) throw createPaymentError('payment_in_progress')
  const observedAt = startObservation(broker, attempt)
  const result = await cancelPayment(broker.powens, {
    paymentId,
    redirectUri: broker.redirectUri,
    state: key,
  })
  if (result.outcome !== 'not_supported') {
    await takeConfirmed(broker, orderId, attempt, { payment: result.payment, observedAt })
  }
  if (result.outcome !== 'cancelled') throw createPaymentError('payment_in_progress')
}
