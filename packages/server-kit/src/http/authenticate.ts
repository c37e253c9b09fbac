import { createPaymentError, paymentKeyHeader } from '@powens-pay/core'
import { getPayment } from '../actions/getPayment.ts'
import { equalText } from '../internal/bytes.ts'
import { showRequest } from '../internal/lightRequest.ts'
import { isSameBrowser } from '../keys/browserCookie.ts'
import { verifyPaymentKey, type VerifiedPaymentKey } from '../keys/paymentKey.ts'
import { adoptPayment } from '../ledger/adoptPayment.ts'
import type { Broker } from '../ledger/Broker.ts'
import type { Attempt, OrderRecord } from '../ledger/OrderRecord.ts'
import type { PrivilegedAction } from './options.ts'

/** A payment whose key the caller holds. */
export interface KnownPayment {
  key: VerifiedPaymentKey
  order: OrderRecord
  attempt: Attempt
  paymentId: number
}

/** The payment of a route's id and the request's key. Anything that does not fit together is `invalid_payment_key`. */
export async function requirePayment(broker: Broker, request: Request, id: string): Promise<KnownPayment> {
  const text = request.headers.get(paymentKeyHeader)
  const key = text && (await verifyPaymentKey(broker.ring, text, broker.now()))
  if (!key || !/^\d{1,15}$/.test(id)) throw createPaymentError('invalid_payment_key')
  const known = await findByKey(broker, key, text, Number(id))
  if (!known) throw createPaymentError('invalid_payment_key')
  return known
}

/**
 * The payment that a verified key was made for, if it has this id.
 *
 * The key is compared with the one that is stored. Only when the store knows nothing is Powens asked what `client_state` it
 * holds; when it does not say, nothing is proved.
 */
export async function findByKey(
  broker: Broker,
  key: VerifiedPaymentKey,
  text: string,
  paymentId: number | null,
): Promise<KnownPayment | null> {
  const order = await broker.orders.find(key.orderId)
  const attempt = order?.attempts.find(({ id }) => id === key.attemptId)
  if (order && attempt?.believed && attempt.paymentId !== null) {
    const fits = equalText(attempt.key, text) && (paymentId === null || paymentId === attempt.paymentId)
    return fits ? { key, order, attempt, paymentId: attempt.paymentId } : null
  }
  if (paymentId === null) return null

  const observedAt = broker.now()
  const payment = await getPayment(broker.powens, { paymentId })
  if (!payment.client_state || !equalText(payment.client_state, text)) return null
  const adopted = await adoptPayment(broker, key, { payment, observedAt, source: 'confirmed' })
  return adopted && { key, paymentId, ...adopted }
}

/** Refuses a caller that holds the key alone: the payer's cookie, or the merchant's word, is needed as well. */
export async function requirePrivilege(
  broker: Broker,
  request: Request,
  { key, order, paymentId }: KnownPayment,
  action: PrivilegedAction,
): Promise<void> {
  if (!(await hasPrivilege(broker, request, { key, order, paymentId }, action))) {
    throw createPaymentError('same_browser_required')
  }
}

export async function hasPrivilege(
  broker: Broker,
  request: Request,
  { key, order, paymentId }: Pick<KnownPayment, 'key' | 'order' | 'paymentId'>,
  action: PrivilegedAction,
): Promise<boolean> {
  if (await isSameBrowser(request, broker.isSecure, key)) return true
  if (!broker.authorize) return false
  const context = { request: showRequest(request), orderId: order.orderId, paymentId, action }
  return (await broker.authorize(context)) === true
}
