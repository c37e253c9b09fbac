import { isPaymentError } from '@powens-pay/core'
import { getPayment } from '../../actions/getPayment.ts'
import { verifyPaymentKey, type VerifiedPaymentKey } from '../../keys/paymentKey.ts'
import type { LedgerContext } from '../LedgerContext.ts'
import { findAttempt, type LivePayment } from '../order/OrderRecord.ts'
import { mayRead } from '../upstreamBudget.ts'
import { adoptPayment } from './adoptPayment.ts'
import type { Observation } from './Observation.ts'
import { readClientState } from './weighObservation.ts'

/**
 * Adopts a payment that a webhook shows and that the store does not know by its number; `null` when it is none of ours.
 *
 * A webhook of an attempt that is not in the store, one that is old, and one that does not say whose payment it is make the
 * payment itself be read. Throws when a payment of ours cannot be read now, so that the webhook comes again.
 */
export async function adoptPushed(
  context: LedgerContext,
  observation: Observation,
  isFresh: boolean,
): Promise<LivePayment | null> {
  const { id: paymentId, state } = observation.payment
  const said = readClientState(observation.payment)
  const key = await readKey(context, said)
  const isExpected = key && findAttempt(await context.orders.find(key.orderId), key.attemptId)
  if (isExpected && isFresh) return adoptPayment(context, key, observation)
  if (said !== null && !key) return null
  if (!key && (state === 'created' || !(await mayRead(context)))) return null
  try {
    await context.readOnce(paymentId, () => readAndAdopt(context, paymentId))
    return await context.orders.findByPayment(paymentId)
  } catch (error) {
    if (key || !isPaymentError(error)) throw error
    context.emit({ type: 'read.failed', paymentId, code: error.code })
    return null
  }
}

async function readAndAdopt(context: LedgerContext, paymentId: number): Promise<void> {
  const observedAt = context.powens.now()
  const payment = await getPayment(context.powens, { paymentId })
  const key = await readKey(context, readClientState(payment))
  if (key) await adoptPayment(context, key, { payment, observedAt, source: 'confirmed' })
}

/** A payment may outlive its key: whose it is does not end when the key opens nothing any more. */
const readKey = async ({ ring }: LedgerContext, text: string | null): Promise<VerifiedPaymentKey | null> =>
  text === null ? null : verifyPaymentKey(ring, text, 0)
