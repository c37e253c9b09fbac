import { createPaymentError, idempotencyKeyHeader } from '@powens-pay/core'
import { hashText } from '../../internal/hmac.ts'
import { ensureBrowserSecret } from '../../keys/browserCookie.ts'
import { createView } from '../../ledger/order/createView.ts'
import { linkTrace } from '../../telemetry/tracing.ts'
import type { Call } from '../Call.ts'
import { limitCreations } from '../limitCreations.ts'
import { createGoUrl } from '../links.ts'
import { prepare } from '../prepare.ts'
import { replyJson } from '../reply.ts'
import type { Reply } from '../toResponse.ts'

const idempotencyLifetime = 24 * 60 * 60 * 1000

/** `POST /payments` */
export async function createPaymentRoute(call: Call): Promise<Reply> {
  const { request, settings, ledger } = call
  await limitCreations(call)
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

/** The same key with another input is a mistake of the caller; the order rule does the rest. */
async function claimIdempotencyKey(
  { request, settings: { store } }: Call,
  orderId: string,
  input: unknown,
): Promise<void> {
  const given = request.headers.get(idempotencyKeyHeader)
  if (given === null) return
  if (given.length > 255) {
    throw createPaymentError('invalid_request', 'The idempotency key is longer than 255 characters.')
  }
  const key = `idempotency:${await hash([orderId, given])}`
  const value = await hash(input)
  if (await store.write(key, value, { version: null, expiresIn: idempotencyLifetime })) return
  const known = await store.read(key)
  if (known && known.value !== value) throw createPaymentError('idempotency_conflict')
}

const hash = (value: unknown): Promise<string> => hashText(JSON.stringify(value) ?? '')
