import { createPaymentError, formatAmount, interpretPayment } from '@powens-pay/core'
import { randomId } from '../../internal/bytes.ts'
import { readLinkToken } from '../../keys/linkToken.ts'
import type { Broker } from '../../ledger/Broker.ts'
import { createView } from '../../ledger/createView.ts'
import { getWebviewOrigin } from '../../powens/webviewRoot.ts'
import type { Attempt } from '../../ledger/OrderRecord.ts'
import { chooseHandoffTexts } from '../handoffTexts.ts'
import { isNavigation } from '../guards.ts'
import { buildErrorUrl } from '../links.ts'
import { renderHandoffPage } from '../renderHandoffPage.ts'
import { replyEmpty, replyHtml, replyRedirect } from '../reply.ts'
import type { Reply } from '../toResponse.ts'
import { leaveForBank } from './go.ts'

/**
 * `GET /handoff/{token}`: shows a phone what it is about to pay. A link may have been sent by anybody, so only the button
 * leads on.
 */
export async function handoffPageRoute(broker: Broker, request: Request, token: string): Promise<Reply> {
  if (!isNavigation(request)) return replyEmpty(204)
  const found = await find(broker, token)
  if (isReply(found)) return found
  const { orderId, attempt } = found
  const view = createView(orderId, attempt)
  const { status } = interpretPayment(view)
  if (status !== 'requires_action' || !view.resumable) return leaveForBank(broker, attempt)

  const { lang, texts } = chooseHandoffTexts(request.headers.get('accept-language'))
  const nonce = randomId()
  const amount = formatAmount(view.amount, view.currency, lang)
  const html = renderHandoffPage({ lang, texts, shop: broker.shopName, amount, orderId, nonce })
  return replyHtml(200, html, {
    'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'; form-action ${listFormTargets(broker)}`,
    // A form below no-referrer would be posted with the origin "null".
    'Referrer-Policy': 'same-origin',
  })
}

/** `POST /handoff/{token}`: the button of that page. */
export async function handoffRoute(broker: Broker, request: Request, token: string): Promise<Reply> {
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  if ((origin !== null && origin !== broker.origin) || (site !== null && site !== 'same-origin')) {
    throw createPaymentError('forbidden_origin')
  }
  const found = await find(broker, token)
  return isReply(found) ? found : leaveForBank(broker, found.attempt)
}

async function find(broker: Broker, token: string): Promise<{ orderId: string; attempt: Attempt } | Reply> {
  const link = await readLinkToken(broker.ring, 'handoff', token)
  if (!link) return replyRedirect(buildErrorUrl(broker, 'not_found'))
  if (link.expiresAt <= broker.now()) return replyRedirect(buildErrorUrl(broker, 'link_expired'))
  const order = await broker.orders.find(link.orderId)
  const attempt = order?.attempts.find(({ id }) => id === link.attemptId)
  if (!attempt?.believed) return replyRedirect(buildErrorUrl(broker, 'not_found'))
  return { orderId: link.orderId, attempt }
}

const isReply = (found: object): found is Reply => 'status' in found

/** Browsers check where a form's answer redirects to as well: the webview, or the return page. */
function listFormTargets(broker: Broker): string {
  return [...new Set(["'self'", getWebviewOrigin(broker.powens), new URL(broker.returnUrl).origin])].join(' ')
}
