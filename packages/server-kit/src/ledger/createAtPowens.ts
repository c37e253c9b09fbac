import { createPayment } from '../actions/createPayment.ts'
import { PowensApiError } from '../errors/PowensApiError.ts'
import type { PreparedPayment } from '../http/options.ts'
import type { Broker } from './Broker.ts'
import { settleAttempt, updateAttempt } from './settleAttempt.ts'
import type { Attempt, OrderRecord } from './OrderRecord.ts'

/** Whether the payment may exist although nobody told us so. */
export const isAmbiguous = (error: unknown): boolean => error instanceof PowensApiError && error.isAmbiguous

/** Creates the payment of an attempt that is written already. What fails without doubt leaves the attempt `refused`. */
export async function createAtPowens(
  broker: Broker,
  prepared: PreparedPayment,
  attempt: Attempt,
): Promise<{ order: OrderRecord; attempt: Attempt }> {
  const { orderId } = prepared
  const observedAt = broker.now()
  try {
    const payment = await createPayment(broker.powens, {
      request: { ...prepared.request, client_redirect_uri: broker.redirectUri, client_state: attempt.key },
    })
    const settled = await settleAttempt(broker, orderId, attempt.id, {
      payment,
      observedAt,
      source: 'confirmed',
    })
    broker.emit({ type: 'payment.created', orderId, paymentId: payment.id })
    return settled
  } catch (error) {
    const isOpen = isAmbiguous(error)
    await updateAttempt(broker, orderId, attempt.id, (stored) => {
      if (isOpen) stored.leaseUntil = 0
      else stored.stage = 'refused'
    })
    const code = error instanceof PowensApiError ? error.code : 'internal_error'
    if (isOpen) broker.emit({ type: 'payment.create_ambiguous', orderId, attemptId: attempt.id, code })
    throw error
  }
}
