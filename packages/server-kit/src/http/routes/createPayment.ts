import { createPaymentError, idempotencyKeyHeader } from '@powens-pay/core'
import { hashText } from '../../internal/hmac.ts'
import { ensureBrowserSecret } from '../../keys/browserCookie.ts'
import type { Broker } from '../../ledger/Broker.ts'
import { createView } from '../../ledger/createView.ts'
import { obtainPayment } from '../../ledger/obtainPayment.ts'
import { guardBrowserPost } from '../guards.ts'
import { limitCreations } from '../limitCreations.ts'
import { createGoUrl } from '../links.ts'
import { prepare } from '../prepare.ts'
import { linkTrace } from '../../telemetry/tracing.ts'
import { replyJson } from '../reply.ts'
import type { Reply } from '../toResponse.ts'

const idempotencyLifetime = 24 * 60 * 60 * 1000

/** `POST /payments` */
export async function createPaymentRoute(broker: Broker, request: Request): Promise<Reply> {
  guardBrowserPost(broker, request)
  await limitCreations(broker, request)
  const { prepared, input } = await prepare(broker, request, ['input', 'connectorUuid'])
  const { orderId } = prepared
  await claimIdempotencyKey(broker, request, orderId, input)
  const browser = ensureBrowserSecret(request, broker.isSecure)

  const { order, attempt, isPayable } = await obtainPayment(broker, prepared, browser.secret)
  linkTrace(broker.span, attempt)
  const redirectUrl = isPayable ? await createGoUrl(broker, orderId, attempt) : null
  const created = { payment: createView(order.orderId, attempt), paymentKey: attempt.key, redirectUrl }
  return replyJson(201, created, browser.setCookie ? { 'Set-Cookie': browser.setCookie } : {})
}

/** The same key with another input is a mistake of the caller; the order rule does the rest. */
async function claimIdempotencyKey(
  broker: Broker,
  request: Request,
  orderId: string,
  input: unknown,
): Promise<void> {
  const given = request.headers.get(idempotencyKeyHeader)
  if (given === null) return
  if (given.length > 255)
    throw createPaymentError('invalid_request', 'The idempotency key is longer than 255 characters.')
  const key = `idempotency:${await hash([orderId, given])}`
  const value = await hash(input)
  if (await broker.store.write(key, value, { version: null, expiresIn: idempotencyLifetime })) return
  const known = await broker.store.read(key)
  if (known && known.value !== value) throw createPaymentError('idempotency_conflict')
}

const hash = (value: unknown): Promise<string> => hashText(JSON.stringify(value) ?? '')
