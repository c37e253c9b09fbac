import { createPayment } from '../../actions/createPayment.ts'
import { PowensApiError } from '../../errors/PowensApiError.ts'
import { getAttemptBase, type Attempt, type CreatingAttempt } from '../order/Attempt.ts'
import { bindPayment } from '../observe/bindPayment.ts'
import { cancelOrphan } from '../observe/cancelOrphan.ts'
import type { LedgerContext } from '../LedgerContext.ts'
import { findAttempt, replaceAttempt, type LivePayment } from '../order/OrderRecord.ts'
import type { PreparedPayment } from '../PreparedPayment.ts'

/** Whether the payment may exist although no answer said so. */
export const isAmbiguous = (error: unknown): boolean => error instanceof PowensApiError && error.isAmbiguous

/**
 * Creates the payment of an attempt that is written already. What fails without doubt leaves the attempt `refused`. An
 * answer that comes so late that another attempt has followed is an orphan's: it is cancelled, and the result is `null`.
 */
export async function createAtPowens(
  context: LedgerContext,
  { orderId, request }: PreparedPayment,
  attempt: CreatingAttempt,
): Promise<LivePayment | null> {
  const { powens, redirectUri, emit } = context
  const reference = { orderId, attemptId: attempt.id }
  const observedAt = powens.now()
  try {
    const payment = await createPayment(powens, {
      request: { ...request, client_redirect_uri: redirectUri, client_state: attempt.key },
    })
    const live = await bindPayment(context, reference, { payment, observedAt, source: 'confirmed' })
    emit({ type: 'payment.created', orderId, paymentId: payment.id })
    if (!live) await cancelOrphan(context, orderId, payment)
    return live
  } catch (error) {
    const isOpen = isAmbiguous(error)
    await endCreating(context, orderId, {
      ...getAttemptBase(attempt),
      ...(isOpen ? { stage: 'creating', leaseUntil: 0 } : { stage: 'refused' }),
    })
    const code = error instanceof PowensApiError ? error.code : 'internal_error'
    if (isOpen) emit({ type: 'payment.create_ambiguous', orderId, attemptId: attempt.id, code })
    throw error
  }
}

/** Writes what became of an attempt, unless it became something else meanwhile: a webhook may have shown its payment. */
export async function endCreating(
  { orders }: Pick<LedgerContext, 'orders'>,
  orderId: string,
  ended: Attempt,
): Promise<void> {
  await orders.update(orderId, (order) => {
    if (findAttempt(order, ended.id)?.stage === 'creating') replaceAttempt(order, ended)
  })
}
