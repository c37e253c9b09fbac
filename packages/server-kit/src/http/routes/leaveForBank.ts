import { buildUrl } from '../../actions/getWebviewUrl.ts'
import { BoundedMap } from '../../internal/BoundedMap.ts'
import { readPaymentKey } from '../../keys/paymentKey.ts'
import { isServed } from '../../ledger/order/isServed.ts'
import type { LivePayment } from '../../ledger/order/OrderRecord.ts'
import type { Powens } from '../../powens/Powens.ts'
import { linkTrace } from '../../telemetry/tracing.ts'
import type { Call } from '../Call.ts'
import { buildReturnUrl } from '../links.ts'
import { replyRedirect } from '../reply.ts'
import type { Reply } from '../toResponse.ts'

/** Sends the payer to the webview, or to the return page when there is nothing left to approve. */
export type LeaveForBank = (call: Call, live: LivePayment) => Promise<Reply>

export function createLeaveForBank(): LeaveForBank {
  const mint = createMint()
  return async ({ settings, ledger, span }, live) => {
    const { order, attempt } = live
    linkTrace(span, attempt)
    const { powens, ring, redirectUri } = settings
    const { paymentId, key, lang } = attempt
    const code = isServed(order, attempt) ? await mint(powens, paymentId, () => ledger.mint(live)) : null
    if (code === null) {
      const claims = await readPaymentKey(ring, key)
      return replyRedirect(buildReturnUrl(settings, { returnPath: claims?.returnPath ?? '', paymentId, key }))
    }
    return replyRedirect(
      buildUrl(powens, { redirectUri, code, paymentId, state: key, lang: lang ?? undefined }),
    )
  }
}

type Mint = (powens: Powens, paymentId: number, make: () => Promise<string | null>) => Promise<string | null>

const mintedFor = 60_000
/** More payers than leave in a minute; the token of the first of them is made anew. */
const mostMinted = 10_000

/**
 * A scoped token cannot be revoked, so a payment gets at most one a minute. It is remembered here that long, and never
 * stored.
 */
function createMint(): Mint {
  const minted = new BoundedMap<number, { token: Promise<string | null>; at: number }>(mostMinted)
  return ({ now: readClock }, paymentId, make) => {
    const now = readClock()
    const known = minted.get(paymentId)
    // A time ahead was written by a clock that has been put right since.
    if (known && known.at <= now && now < known.at + mintedFor) return known.token

    const token = make()
    minted.set(paymentId, { token, at: now })
    token.catch(() => minted.delete(paymentId))
    return token
  }
}
