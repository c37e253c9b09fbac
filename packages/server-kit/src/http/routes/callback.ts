import { isFinalState, isPaymentError, parseCallback } from '@powens-pay/core'
import { withinTime } from '../../internal/timers.ts'
import { linkTrace } from '../../telemetry/tracing.ts'
import {
  findByKey,
  hasPrivilege,
  readPresentedKey,
  type KnownPayment,
  type PresentedKey,
} from '../authenticate.ts'
import type { Call, Route } from '../Call.ts'
import { buildErrorUrl, buildReturnUrl } from '../links.ts'
import { replyRedirect } from '../reply.ts'
import { createReplays } from './createReplays.ts'
import type { Reply } from '../toResponse.ts'

/** The payer waits for Powens no longer than this; the read itself goes on. */
const longestWait = 2_000

/** `GET /callback`: where Powens sends the payer back to. Of its query only the key and the id count. */
export function createCallbackRoute(): Route {
  const isReplay = createReplays()
  return (call) => comeBack(call, isReplay)
}

async function comeBack(call: Call, isReplay: ReturnType<typeof createReplays>): Promise<Reply> {
  const { request, settings } = call
  const callback = parseCallback(request.url)
  const text = callback?.paymentKey ?? new URL(request.url).searchParams.get('state')
  const key = text && (await readPresentedKey(call, text))
  const known = key && (await tryFind(call, { key, text, paymentId: callback?.paymentId ?? null }))
  if (!known) {
    settings.emit({ type: 'callback.rejected' })
    return replyRedirect(buildErrorUrl(settings, 'invalid_state'))
  }

  const { orderId } = known.order
  const { paymentId, believed, key: paymentKey } = known.attempt
  linkTrace(call.span, known.attempt)
  settings.emit({ type: 'callback.received', orderId, paymentId })
  if (!isFinalState(believed.payment.state)) {
    await withinTime(look(call, known, isReplay(paymentKey, settings.powens.now())), longestWait)
  }
  const { returnPath } = known.key
  return replyRedirect(buildReturnUrl(settings, { returnPath, paymentId, key: paymentKey }))
}

/**
 * Reads the payment, and confirms it where Powens waits for that and this is the payer.
 *
 * A callback may be sent again by anyone who has it: then the payment is read as for any page, when the stored copy is old.
 */
async function look(call: Call, known: KnownPayment, isReplay: boolean): Promise<void> {
  const { ledger, settings } = call
  if (isReplay) await ledger.getCurrent(known, call)
  else if (!(await ledger.refresh(known, call))) return
  if (settings.confirmPayment === 'never') return
  await call.ledger.confirm(known, () => hasPrivilege(call, known, 'confirm'), call)
}

/** When the store knows nothing and Powens cannot be asked, nothing is proved. */
async function tryFind(call: Call, presented: PresentedKey): Promise<KnownPayment | null> {
  try {
    return await findByKey(call, presented)
  } catch (error) {
    if (isPaymentError(error)) return null
    throw error
  }
}
