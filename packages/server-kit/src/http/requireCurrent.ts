import { createPaymentError } from '@powens-pay/core'
import type { Broker } from '../ledger/Broker.ts'
import type { Attempt } from '../ledger/OrderRecord.ts'
import { refreshIfStale } from '../ledger/refreshPayment.ts'
import { requirePayment, requirePrivilege, type KnownPayment } from './authenticate.ts'
import { linkTrace } from '../telemetry/tracing.ts'
import type { PrivilegedAction } from './options.ts'
import { readJsonBody } from './readJsonBody.ts'

export interface CurrentPayment extends KnownPayment {
  believed: NonNullable<Attempt['believed']>
}

/** The payment a privileged action is about, as it is now; refused to whoever holds the key alone. */
export async function requireCurrent(
  broker: Broker,
  request: Request,
  id: string,
  action: PrivilegedAction,
): Promise<CurrentPayment> {
  const known = await requirePayment(broker, request, id)
  await requirePrivilege(broker, request, known, action)
  await readJsonBody(request, [])
  return reread(broker, known)
}

/** A payment that was found a while ago, as the store and, if that may be old, Powens have it now. */
export async function reread(broker: Broker, known: KnownPayment): Promise<CurrentPayment> {
  await refreshIfStale(broker, known.order.orderId, known.attempt)
  return readStored(broker, known)
}

/** As `reread`, of a payment that was found in the store just now. */
export async function refresh(broker: Broker, known: KnownPayment): Promise<CurrentPayment> {
  const isAsked = await refreshIfStale(broker, known.order.orderId, known.attempt)
  return isAsked ? readStored(broker, known) : toCurrent(broker, known)
}

async function readStored(broker: Broker, known: KnownPayment): Promise<CurrentPayment> {
  const order = (await broker.orders.find(known.order.orderId)) ?? known.order
  const attempt = order.attempts.find(({ id }) => id === known.attempt.id) ?? known.attempt
  return toCurrent(broker, { ...known, order, attempt })
}

function toCurrent(broker: Broker, known: KnownPayment): CurrentPayment {
  const { believed } = known.attempt
  linkTrace(broker.span, known.attempt)
  if (!believed) throw createPaymentError('invalid_payment_key')
  return { ...known, believed }
}
