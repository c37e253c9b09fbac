import { buildUrl } from '../../actions/getWebviewUrl.ts'
import { createScopedToken } from '../../tokens/createScopedToken.ts'
import { readLinkToken } from '../../keys/linkToken.ts'
import { verifyPaymentKey } from '../../keys/paymentKey.ts'
import type { Broker } from '../../ledger/Broker.ts'
import { isResumable } from '../../ledger/createView.ts'
import type { Attempt } from '../../ledger/OrderRecord.ts'
import { isNavigation } from '../guards.ts'
import { buildErrorUrl, buildReturnUrl } from '../links.ts'
import { linkTrace } from '../../telemetry/tracing.ts'
import { replyEmpty, replyRedirect } from '../reply.ts'
import type { Reply } from '../toResponse.ts'

/** `GET /go/{token}` */
export async function goRoute(broker: Broker, request: Request, token: string): Promise<Reply> {
  if (!isNavigation(request)) return replyEmpty(204)
  const link = await readLinkToken(broker.ring, 'go', token)
  if (!link) return replyRedirect(buildErrorUrl(broker, 'not_found'))
  if (link.expiresAt <= broker.now()) return replyRedirect(buildErrorUrl(broker, 'link_expired'))
  const order = await broker.orders.find(link.orderId)
  const attempt = order?.attempts.find(({ id }) => id === link.attemptId)
  return leaveForBank(broker, attempt)
}

/** Sends the payer to the webview, or to the return page when there is nothing left to approve. */
export async function leaveForBank(broker: Broker, attempt: Attempt | undefined): Promise<Reply> {
  if (!attempt?.believed || attempt.paymentId === null)
    return replyRedirect(buildErrorUrl(broker, 'not_found'))
  linkTrace(broker.span, attempt)
  const { paymentId, key, lang } = attempt
  // An attempt that was given up never gets a link, and one that is under review waits for a person.
  const isPayable = attempt.stage === 'live' && !attempt.isMismatch && isResumable(attempt.believed.payment)
  if (!isPayable) {
    const claims = await verifyPaymentKey(broker.ring, key, broker.now())
    return replyRedirect(buildReturnUrl(broker, claims?.returnPath ?? '', paymentId, key))
  }
  const location = buildUrl(broker.powens, {
    redirectUri: broker.redirectUri,
    code: await mint(broker, paymentId),
    paymentId,
    state: key,
    lang: lang ?? undefined,
  })
  return replyRedirect(location)
}

const mintedFor = 60_000

/** A scoped token cannot be revoked, so a payment gets at most one a minute; it is remembered that long and never stored. */
function mint(broker: Broker, paymentId: number): Promise<string> {
  const now = broker.now()
  for (const [id, { until }] of broker.minted) if (until <= now) broker.minted.delete(id)
  const known = broker.minted.get(paymentId)
  if (known) return known.token

  const token = createScopedToken(broker.powens, { paymentId }).then((minted) => minted.token)
  broker.minted.set(paymentId, { token, until: now + mintedFor })
  token.catch(() => broker.minted.delete(paymentId))
  return token
}
