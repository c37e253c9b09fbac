import { createPaymentError, type BegunValidation, type OpenedValidation } from '@powens-pay/core'
import { createView } from '../../ledger/order/createView.ts'
import { isServed } from '../../ledger/order/isServed.ts'
import type { LivePayment } from '../../ledger/order/OrderRecord.ts'
import { requirePrivilege, requirePrivilegedPayment, type KnownPayment } from '../authenticate.ts'
import type { Call, Route } from '../Call.ts'
import {
  buildErrorUrl,
  buildReturnUrl,
  buildValidationPageUrl,
  createGoUrl,
  createValidationUrl,
} from '../links.ts'
import { readAcceptedTerms } from '../readAcceptedTerms.ts'
import { replyJson, replyRedirect } from '../reply.ts'
import type { ValidationSettings } from '../Settings.ts'
import { createMint, type Mint } from './createMint.ts'
import { findByLink } from './go.ts'
import type { Reply } from '../toResponse.ts'

/**
 * `POST /payments/{id}/validation`: what the shop's own page needs to validate a payment at Powens. The scoped token is for
 * the memory of that page alone.
 */
export function createOpenValidationRoute(): Route {
  const mint = createMint('shop')
  return async (call) => {
    const validation = requireValidation(call)
    const known = await requirePrivilegedPayment(call, 'validate')
    const { order, attempt } = known
    const webview = attempt.webview?.name ?? null
    const isOpen = isServed(order, attempt)
    // A validation under way that nobody recorded began in Powens's webview: it is the default one.
    const isElsewhere =
      webview === 'powens' || (webview === null && attempt.believed.payment.state !== 'created')
    const access = isOpen && !isElsewhere ? await createAccess(call, known, { validation, mint }) : null
    const opened: OpenedValidation = {
      payment: createView(order.orderId, attempt),
      webview,
      access,
      redirectUrl: access ? null : await findWayOut(call, known, isOpen && isElsewhere),
    }
    return replyJson(200, opened)
  }
}

async function createAccess(
  call: Call,
  live: LivePayment,
  { validation, mint }: { validation: ValidationSettings; mint: Mint },
): Promise<OpenedValidation['access']> {
  const minted = await mint(call, live)
  if (!minted) return null
  const { settings } = call
  const { token, until } = minted
  return {
    apiUrl: settings.powens.apiUrl,
    token,
    expiresIn: until === null ? null : Math.max(0, Math.floor((until - settings.powens.now()) / 1000)),
    webviewUrl: await createValidationUrl(settings, live),
    callbackUrl: settings.redirectUri,
    isWhiteLabel: validation.whiteLabel,
  }
}

/** `POST /payments/{id}/validation/begin`: right before the page sends the validation to Powens. */
export async function beginValidationRoute(call: Call): Promise<Reply> {
  requireValidation(call)
  const known = await requirePrivilege(call, 'validate')
  const terms = await readAcceptedTerms(call.request)
  const begun: BegunValidation = { webview: await call.ledger.beginInShop(known, terms) }
  return replyJson(200, begun)
}

/** `POST /payments/{id}/validation/leave`: the page gives up. */
export async function leaveValidationRoute(call: Call): Promise<Reply> {
  requireValidation(call)
  const known = await requirePrivilegedPayment(call, 'validate')
  const isForPowens = await call.ledger.leaveShop(known, call)
  return replyJson(200, { redirectUrl: await findWayOut(call, known, isForPowens) })
}

/** Powens's webview, or the return page. */
async function findWayOut({ settings }: Call, known: KnownPayment, isForPowens: boolean): Promise<string> {
  if (isForPowens) return createGoUrl(settings, known)
  const { paymentId, key } = known.attempt
  return buildReturnUrl(settings, { returnPath: known.key.returnPath, paymentId, key })
}

/**
 * `GET /validation/{token}`: where the bank sends the payer back to, in whatever browser. The address is the same for every
 * redirect of a payment.
 */
export async function returnToValidationRoute(call: Call): Promise<Reply> {
  const { settings } = call
  const found = await findByLink(call, 'validation')
  if ('status' in found) return found
  if (!settings.validation) return replyRedirect(buildErrorUrl(settings, 'not_found'))
  const { paymentId, key } = found.attempt
  return replyRedirect(buildValidationPageUrl(settings.validation, { paymentId, key }))
}

function requireValidation({ settings: { validation } }: Call): ValidationSettings {
  if (!validation) throw createPaymentError('not_found')
  return validation
}
