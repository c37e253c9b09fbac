import { ensureBrowserSecret } from '../../keys/browserCookie.ts'
import { createView } from '../../ledger/order/createView.ts'
import { linkTrace } from '../../telemetry/tracing.ts'
import type { Call } from '../Call.ts'
import { claimIdempotencyKey } from '../claimIdempotencyKey.ts'
import { limitRequests } from '../limitRequests.ts'
import { createGoUrl } from '../links.ts'
import { prepare } from '../prepare.ts'
import { replyJson } from '../reply.ts'
import type { Reply } from '../toResponse.ts'

/** `POST /payments` */
export async function createPaymentRoute(call: Call): Promise<Reply> {
  const { request, settings, ledger } = call
  await limitRequests(call, 'create')
  const { prepared, input, prepareAgain } = await prepare(call, ['input', 'connectorUuid'])
  const { orderId } = prepared
  await claimIdempotencyKey(call, orderId, input)
  const browser = ensureBrowserSecret(request, settings.isSecure)

  const obtained = await ledger.obtain({ prepared, prepareAgain, browserSecret: browser.secret }, call)
  const { attempt, isPayable } = obtained
  linkTrace(call.span, attempt)
  const redirectUrl = isPayable ? await createGoUrl(settings, obtained) : null
  const created = { payment: createView(orderId, attempt), paymentKey: attempt.key, redirectUrl }
  return replyJson(201, created, browser.setCookie ? { 'Set-Cookie': browser.setCookie } : {})
}
