import { readLinkToken, type LinkPurpose } from '../../keys/linkToken.ts'
import { findLive, type LivePayment } from '../../ledger/order/OrderRecord.ts'
import type { Call, Route } from '../Call.ts'
import { buildErrorUrl } from '../links.ts'
import { replyRedirect } from '../reply.ts'
import type { Reply } from '../toResponse.ts'
import type { LeaveForBank } from './leaveForBank.ts'

/** `GET /go/{token}` */
export function createGoRoute(leaveForBank: LeaveForBank): Route {
  return async (call) => {
    const found = await findByLink(call, 'go')
    return 'status' in found ? found : leaveForBank(call, found)
  }
}

/** The payment that a link's token leads to, or the reply for a token that leads to none. */
export async function findByLink(call: Call, purpose: LinkPurpose): Promise<LivePayment | Reply> {
  const { settings, ledger, segment } = call
  const link = await readLinkToken(settings.ring, purpose, segment)
  if (!link) return replyRedirect(buildErrorUrl(settings, 'not_found'))
  if (link.expiresAt <= settings.powens.now()) return replyRedirect(buildErrorUrl(settings, 'link_expired'))
  const live = findLive(await ledger.find(link.orderId), link.attemptId)
  return live ?? replyRedirect(buildErrorUrl(settings, 'not_found'))
}
