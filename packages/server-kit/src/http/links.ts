import { buildReturnFragment, type ErrorCode } from '@powens-pay/core'
import { signLinkToken } from '../keys/linkToken.ts'
import type { LivePayment } from '../ledger/order/OrderRecord.ts'
import type { Settings, ValidationSettings } from './Settings.ts'

/** A payer follows the link at once; a link that is older is not used by a payer. */
const goLifetime = 15 * 60 * 1000

/** The handler's own link to the bank: opaque and short-lived, with no token of Powens in it. */
export async function createGoUrl(
  { powens, publicUrl, ring }: Settings,
  { order: { orderId }, attempt }: LivePayment,
): Promise<string> {
  const claims = { orderId, attemptId: attempt.id, expiresAt: powens.now() + goLifetime }
  return `${publicUrl}/go/${await signLinkToken(ring, 'go', claims)}`
}

const day = 24 * 60 * 60 * 1000

/** Where the bank sends the payer back to, for a validation in the shop's own page. The same at every call. */
export async function createValidationUrl(
  { publicUrl, ring }: Pick<Settings, 'publicUrl' | 'ring'>,
  { order: { orderId }, attempt }: LivePayment,
): Promise<string> {
  // As long as a payment key lives.
  const claims = { orderId, attemptId: attempt.id, expiresAt: attempt.createdAt + 40 * day }
  return `${publicUrl}/validation/${await signLinkToken(ring, 'validation', claims)}`
}

/** The shop's own page for a payment, named in the fragment as on the return page. */
export const buildValidationPageUrl = (
  { pageUrl }: ValidationSettings,
  { paymentId, key }: { paymentId: number; key: string },
): string => pageUrl + buildReturnFragment({ paymentId, paymentKey: key, error: null })

/** The return page with a payment's id and key in its fragment, which no server sees. */
export function buildReturnUrl(
  { returnPaths, returnUrl }: Pick<Settings, 'returnPaths' | 'returnUrl'>,
  { returnPath, paymentId, key }: { returnPath: string; paymentId: number; key: string },
): string {
  // Only paths of the list: a key of an older configuration may name one that is gone.
  const isAllowed = returnPath !== '' && returnPaths.includes(returnPath)
  const page = isAllowed ? new URL(returnPath, returnUrl).href : returnUrl
  return page + buildReturnFragment({ paymentId, paymentKey: key, error: null })
}

/** The return page for a visitor without a valid key. */
export const buildErrorUrl = (
  { returnUrl }: Pick<Settings, 'returnUrl'>,
  code: ErrorCode | 'invalid_state',
): string => returnUrl + buildReturnFragment({ paymentId: null, paymentKey: null, error: code })
