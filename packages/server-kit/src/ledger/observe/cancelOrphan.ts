import { isPaymentError, type Payment } from '@powens-pay/core'
import { cancelPayment } from '../../actions/cancelPayment.ts'
import type { LedgerContext } from '../LedgerContext.ts'

/** Cancels a payment that no link leads to. Without a scoped token it moves no money, so a failure is no harm. */
export async function cancelOrphan(
  context: Pick<LedgerContext, 'powens' | 'redirectUri' | 'emit'>,
  orderId: string,
  payment: Payment,
): Promise<void> {
  const isCancelled = payment.state === 'rejected' || (await tryCancel(context, payment))
  context.emit({ type: 'payment.orphaned', orderId, paymentId: payment.id, isCancelled })
}

async function tryCancel(
  { powens, redirectUri }: Pick<LedgerContext, 'powens' | 'redirectUri'>,
  { id: paymentId, state, client_state }: Payment,
): Promise<boolean> {
  if (state !== 'created') return false
  try {
    const result = await cancelPayment(powens, { paymentId, redirectUri, state: client_state ?? undefined })
    return result.outcome === 'cancelled'
  } catch (error) {
    if (!isPaymentError(error)) throw error
    return false
  }
}
