import { buildUrl } from '../../actions/getWebviewUrl.ts'
import { verifyPaymentKey } from '../../keys/paymentKey.ts'
import { isPayable } from '../../ledger/order/createView.ts'
import type { LivePayment } from '../../ledger/order/OrderRecord.ts'
import type { Powens } from '../../powens/Powens.ts'
import { linkTrace } from '../../telemetry/tracing.ts'
import { createScopedToken } from '../../tokens/createScopedToken.ts'
import type { Call } from '../Call.ts'
import { buildReturnUrl } from '../links.ts'
import { replyRedirect } from '../reply.ts'
import type { Reply } from '../toResponse.ts'

/** Sends the payer to the webview, or to the return page when there is nothing left to approve. */
export type LeaveForBank = (call: Call, live: LivePayment) => Promise<Reply>

export function createLeaveForBank(): LeaveForBank {
  const mint = createMint()
  return async ({ settings, span }, { attempt }) => {
    linkTrace(span, attempt)
    const { powens, ring, redirectUri } = settings
    const { paymentId, key, lang } = attempt
    if (!isPayable(attempt)) {
      const claims = await verifyPaymentKey(ring, key, powens.now())
      return replyRedirect(buildReturnUrl(settings, { returnPath: claims?.returnPath ?? '', paymentId, key }))
    }
    const code = await mint(powens, paymentId)
    return replyRedirect(
      buildUrl(powens, { redirectUri, code, paymentId, state: key, lang: lang ?? undefined }),
    )
  }
}

const mintedFor = 60_000

/**
 * A scoped token cannot be revoked, so a payment gets at most one a minute. It is remembered here that long, and never
 * stored.
 */
function createMint(): (powens: Powens, paymentId: number) => Promise<string> {
  const minted = new Map<number, { token: Promise<string>; until: number }>()
  return (powens, paymentId) => {
    const now = powens.now()
    for (const [id, { until }] of minted) if (until <= now) minted.delete(id)
    const known = minted.get(paymentId)
    if (known) return known.token

    const token = createScopedToken(powens, { paymentId }).then((scoped) => scoped.token)
    minted.set(paymentId, { token, until: now + mintedFor })
    token.catch(() => minted.delete(paymentId))
    return token
  }
}
