import { buildUrl } from '../../actions/getWebviewUrl.ts'
import { readPaymentKey } from '../../keys/paymentKey.ts'
import { isServed } from '../../ledger/order/isServed.ts'
import type { LivePayment } from '../../ledger/order/OrderRecord.ts'
import { linkTrace } from '../../telemetry/tracing.ts'
import type { Call } from '../Call.ts'
import { buildReturnUrl, buildValidationPageUrl } from '../links.ts'
import { replyRedirect } from '../reply.ts'
import { createMint } from './createMint.ts'
import type { Reply } from '../toResponse.ts'

/**
 * Sends the payer to Powens's webview, to the shop's own page when the validation began there, or to the return page when
 * there is nothing left to approve.
 */
export type LeaveForBank = (call: Call, live: LivePayment) => Promise<Reply>

export function createLeaveForBank(): LeaveForBank {
  const mint = createMint('powens')
  return async (call, live) => {
    const { settings, span } = call
    const { order, attempt } = live
    linkTrace(span, attempt)
    const { powens, ring, redirectUri } = settings
    const { paymentId, key, lang } = attempt
    const canApprove = isServed(order, attempt)
    if (canApprove && attempt.webview?.name === 'shop' && settings.validation) {
      return replyRedirect(buildValidationPageUrl(settings.validation, { paymentId, key }))
    }
    const minted = canApprove ? await mint(call, live) : null
    if (minted === null) {
      const claims = await readPaymentKey(ring, key)
      return replyRedirect(buildReturnUrl(settings, { returnPath: claims?.returnPath ?? '', paymentId, key }))
    }
    const { token: code } = minted
    return replyRedirect(
      buildUrl(powens, { redirectUri, code, paymentId, state: key, lang: lang ?? undefined }),
    )
  }
}
