import { isPaymentError } from '@powens-pay/core'
import { getPayment } from '../actions/getPayment.ts'
import type { Broker } from './Broker.ts'
import { startObservation } from './startObservation.ts'
import { isFinalState } from './isFinalState.ts'
import { mayRead } from './upstreamBudget.ts'
import type { Attempt } from './OrderRecord.ts'
import { takeConfirmed } from './takeConfirmed.ts'

/** Reads a payment from Powens, once however many ask, folds it in and delivers the news. Throws when Powens fails. */
export function refreshPayment(broker: Broker, orderId: string, attempt: Attempt): Promise<void> {
  const { paymentId } = attempt
  if (paymentId === null) return Promise.resolve()
  return broker.readOnce(paymentId, async () => {
    const observedAt = startObservation(broker, attempt)
    const payment = await getPayment(broker.powens, { paymentId })
    await takeConfirmed(broker, orderId, attempt, { payment, observedAt })
  })
}

/**
 * As `refreshPayment`, only when what is stored may be old; a Powens that fails leaves what is stored.
 *
 * Says whether Powens was asked, and with it whether the store may know more now.
 */
export async function refreshIfStale(broker: Broker, orderId: string, attempt: Attempt): Promise<boolean> {
  if (!isStale(attempt, broker.now()) || !(await mayRead(broker))) return false
  try {
    await refreshPayment(broker, orderId, attempt)
  } catch (error) {
    reportReadFailure(broker, attempt, error)
  }
  return true
}

export function reportReadFailure(broker: Broker, { paymentId }: Attempt, error: unknown): void {
  if (!isPaymentError(error)) throw error
  broker.emit({ type: 'read.failed', paymentId: paymentId ?? 0, code: error.code })
}

const instantRefresh = 5_000
const usualRefresh = 30_000
const rarestRefresh = 15 * 60 * 1000

/** While webhooks tell of a payment, only their long silence is a reason to ask. */
const trustedSilence = 10 * 60 * 1000

/** Whether a browser's read is worth a call to Powens. The pause grows with the payment's age. */
export function isStale({ believed, createdAt, pushedAt }: Attempt, now: number): boolean {
  if (!believed || isFinalState(believed.payment.state)) return false
  const isInstant = believed.payment.instructions[0]?.execution_date_type === 'instant'
  const grown = Math.min((believed.observedAt - createdAt) / 6, rarestRefresh)
  const pause = Math.max(isInstant ? instantRefresh : usualRefresh, grown)
  const last = Math.max(believed.observedAt, pushedAt ?? 0)
  return now - last > (pushedAt === null ? pause : Math.max(pause, trustedSilence))
}
