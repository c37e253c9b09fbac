import { formatAmount } from '@powens-pay/core'
import { createView } from '../../ledger/order/createView.ts'
import { isServed } from '../../ledger/order/isServed.ts'
import { getWebviewOrigin } from '../../powens/webviewRoot.ts'
import type { Route } from '../Call.ts'
import { choosePageTexts } from '../pageTexts.ts'
import { renderHandoffPage } from '../renderHandoffPage.ts'
import { replyPage } from '../replyPage.ts'
import type { Settings } from '../Settings.ts'
import { findByLink } from './go.ts'
import type { LeaveForBank } from './leaveForBank.ts'

/**
 * `GET /handoff/{token}`: shows a phone what it is about to pay. Anyone may have sent the link, so only the button
 * leads on.
 */
export function createHandoffPageRoute(leaveForBank: LeaveForBank): Route {
  return async (call) => {
    const found = await findByLink(call, 'handoff')
    if ('status' in found) return found
    const { orderId } = found.order
    const view = createView(orderId, found.attempt)
    if (view.outcome.status !== 'requires_action' || !isServed(found.order, found.attempt))
      return leaveForBank(call, found)

    const { lang, texts } = choosePageTexts(call.request.headers.get('accept-language'))
    const amount = formatAmount(view.amount, view.currency, lang)
    const page = renderHandoffPage({ lang, texts, shop: call.settings.shopName, amount, orderId })
    return replyPage(200, page, {
      formAction: listFormTargets(call.settings),
      // A form below no-referrer would be posted with the origin "null".
      headers: { 'Referrer-Policy': 'same-origin' },
    })
  }
}

/** `POST /handoff/{token}`: the button of that page. */
export function createHandoffFormRoute(leaveForBank: LeaveForBank): Route {
  return async (call) => {
    const found = await findByLink(call, 'handoff')
    return 'status' in found ? found : leaveForBank(call, found)
  }
}

/** Browsers check where a form's answer redirects to as well: the webview, or a page of the shop. */
function listFormTargets({ powens, returnUrl, validation }: Settings): string {
  const pages = [returnUrl, ...(validation ? [validation.pageUrl] : [])].map((page) => new URL(page).origin)
  return [...new Set(["'self'", getWebviewOrigin(powens), ...pages])].join(' ')
}
