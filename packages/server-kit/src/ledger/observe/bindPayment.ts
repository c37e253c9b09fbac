import { PowensApiError } from '../../errors/PowensApiError.ts'
import type { LedgerContext } from '../LedgerContext.ts'
import type { Observation } from './Observation.ts'
import { observePayment, type AttemptReference } from './observePayment.ts'
import type { LivePayment } from '../order/OrderRecord.ts'
import { weighObservation } from './weighObservation.ts'

/**
 * Binds a payment to the attempt it was created for, and folds in what was seen of it. `null` when it is an orphan: another
 * attempt has followed, and no money moved.
 */
export async function bindPayment(
  context: LedgerContext,
  attempt: AttemptReference,
  observation: Observation,
): Promise<LivePayment | null> {
  const { payment } = observation
  const known = await context.orders.recall(attempt.orderId, attempt.attemptId)
  if (known && weighObservation(known, observation) === 'foreign') {
    const reason = 'its client_state is not the one that was sent'
    throw new PowensApiError('powens_invalid_response', { call: 'POST /payments', reason, isAmbiguous: true })
  }
  // The pointer first: a webhook that overtakes us then finds its order.
  await context.orders.link(payment.id, attempt.orderId)
  return observePayment(context, attempt, observation)
}
