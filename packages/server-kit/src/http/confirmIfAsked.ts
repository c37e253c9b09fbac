import { confirmPayment } from '../actions/confirmPayment.ts'
import type { Broker } from '../ledger/Broker.ts'
import { startObservation } from '../ledger/startObservation.ts'
import { takeConfirmed } from '../ledger/takeConfirmed.ts'
import { hasPrivilege, type KnownPayment } from './authenticate.ts'

/**
 * Confirms a payment that waits for it, when whoever came back is the payer.
 *
 * Whoever is not sure to be is answered with silence: the payer's own browser may still come within the minute, and after
 * it Powens rejects the payment by itself. A payment for other money than was asked for is refused at once.
 */
export async function confirmIfAsked(broker: Broker, request: Request, known: KnownPayment): Promise<void> {
  if (broker.confirmPayment === 'never') return
  const { orderId } = known.order
  const attempt = (await broker.orders.find(orderId))?.attempts.find(({ id }) => id === known.attempt.id)
  if (attempt?.believed?.payment.action !== 'confirm') return
  const { paymentId } = known
  if (!attempt.isMismatch && !(await hasPrivilege(broker, request, known, 'confirm'))) return

  const observedAt = startObservation(broker, attempt)
  const payment = await confirmPayment(broker.powens, { paymentId, confirm: !attempt.isMismatch })
  await takeConfirmed(broker, orderId, attempt, { payment, observedAt })
}
