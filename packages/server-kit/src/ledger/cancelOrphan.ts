import { isPaymentError, type Payment } from '@powens-pay/core'
import { cancelPayment } from '../actions/cancelPayment.ts'
import type { Broker } from './Broker.ts'

/** Cancels a payment that no link leads to. Without a scoped token it moves no money, so a failure is no harm. */
export async function cancelOrphan(broker: Broker, orderId: string, payment: Payment): Promise<void> {
  const parameters = {
    paymentId: payment.id,
    redirectUri: broker.redirectUri,
    state: payment.client_state ?? undefined,
  }
  let isCancelled = payment.state === 'rejected'
  if (payment.state === 'created') {
    try {
      isCancelled = (await cancelPayment(broker.powens, parameters)).outcome === 'cancelled'
    } catch (error) {
      if (!isPaymentError(error)) throw error
    }
  }
  broker.emit({ type: 'payment.orphaned', orderId, paymentId: payment.id, isCancelled })
}
