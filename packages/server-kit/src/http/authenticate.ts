import { createPaymentError, paymentKeyHeader } from '@powens-pay/core'
import { getPayment } from '../actions/getPayment.ts'
import { equalText } from '../internal/bytes.ts'
import { isSameBrowser } from '../keys/browserCookie.ts'
import { readUnprovedKey, type UnprovedPaymentKey } from '../keys/readUnprovedKey.ts'
import { verifyPaymentKey, type VerifiedPaymentKey } from '../keys/paymentKey.ts'
import { findLive, type LivePayment } from '../ledger/order/OrderRecord.ts'
import { linkTrace } from '../telemetry/tracing.ts'
import type { Call } from './Call.ts'
import type { PrivilegedAction } from './options.ts'
import { readJsonBody } from './readJsonBody.ts'

/** A payment whose key the caller holds. */
export interface KnownPayment extends LivePayment {
  key: PresentedClaims
}

/** What a key says: signed with a secret at hand, or with one that only another instance has. */
export type PresentedClaims = VerifiedPaymentKey | (UnprovedPaymentKey & { keys: null })

/** What a key says, if it may be one of ours and has not expired. */
export async function readPresentedKey(
  { settings: { ring, powens } }: Call,
  text: string,
): Promise<PresentedClaims | null> {
  const verified = await verifyPaymentKey(ring, text, powens.now())
  if (verified) return verified
  const unproved = readUnprovedKey(text, powens.now())
  return unproved && { ...unproved, keys: null }
}

/** The payment of the path's id and the request's key. Throws `invalid_payment_key` when anything does not fit together. */
export async function requirePayment(call: Call): Promise<KnownPayment> {
  const { request, segment } = call
  const text = request.headers.get(paymentKeyHeader)
  const key = text && (await readPresentedKey(call, text))
  if (!key || !/^\d{1,15}$/.test(segment)) throw createPaymentError('invalid_payment_key')
  const known = await findByKey(call, { key, text, paymentId: Number(segment) })
  if (!known) throw createPaymentError('invalid_payment_key')
  return known
}

/** The payment a privileged action is about. Throws for a caller that holds the key alone. */
export async function requirePrivilege(call: Call, action: PrivilegedAction): Promise<KnownPayment> {
  const known = await requirePayment(call)
  if (!(await hasPrivilege(call, known, action))) throw createPaymentError('same_browser_required')
  return known
}

/** As `requirePrivilege`, for a request with an empty body: the payment as it is now. */
export async function requirePrivilegedPayment(call: Call, action: PrivilegedAction): Promise<KnownPayment> {
  const known = await requirePrivilege(call, action)
  await readJsonBody(call.request, [])
  return getCurrent(call, known)
}

/** A payment as it is now, whenever it was found. */
export async function getCurrent(call: Call, known: KnownPayment): Promise<KnownPayment> {
  const { key, order, attempt } = known
  linkTrace(call.span, attempt)
  const stored = findLive(await call.ledger.find(order.orderId), attempt.id) ?? known
  return { key, ...(await call.ledger.getCurrent(stored, call)) }
}

/** A payment key, and what came with it. */
export interface PresentedKey {
  key: PresentedClaims
  /** The key as it was sent. */
  text: string
  /** `null` when only the key came. */
  paymentId: number | null
}

/**
 * The payment that a key was made for, if it has this id.
 *
 * The key is compared with the one that is stored. Only when the store knows nothing is Powens asked what `client_state` it
 * holds; when it does not say, nothing is proved.
 */
export async function findByKey(
  call: Call,
  { key, text, paymentId }: PresentedKey,
): Promise<KnownPayment | null> {
  const { ledger, settings } = call
  const order = await ledger.find(key.orderId)
  const live = findLive(order, key.attemptId)
  if (live) {
    const fits = paymentId === null || paymentId === live.attempt.paymentId
    return fits && equalText(live.attempt.key, text) ? { key, ...live } : null
  }
  if (paymentId === null || key.keys === null || order?.isForgotten) return null

  const observedAt = settings.powens.now()
  const payment = await getPayment(settings.powens, { paymentId })
  if (!payment.client_state || !equalText(payment.client_state, text)) return null
  const adopted = await ledger.adopt(key, { payment, observedAt, source: 'confirmed' }, call)
  return adopted && { key, ...adopted }
}

/** Whether the caller is the payer: by the payer's cookie, or by the merchant's word. */
export async function hasPrivilege(
  { request, settings: { isSecure, authorize } }: Call,
  { key, order: { orderId }, attempt: { paymentId } }: KnownPayment,
  action: PrivilegedAction,
): Promise<boolean> {
  if (key.keys !== null && (await isSameBrowser(request, isSecure, key))) return true
  if (!authorize) return false
  return (await authorize({ request: request.toRequest(), orderId, paymentId, action })) === true
}
