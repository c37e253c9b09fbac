import { createPaymentError } from '@powens-pay/core'
import type { Broker } from '../orders/Broker.ts'
import type { Attempt } from '../orders/OrderRecord.ts'
import { refreshIfStale } from '../orders/refreshPayment.ts'
import { requirePayment, requirePrivilege, type KnownPayment } from './authenticate.ts'
import { linkTrace } from './tracing.ts'
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

/** The payment after a read from Powens, if what is stored may be old. */
export async function reread(broker: Broker, known: KnownPayment): Promise<CurrentPayment> {
  await refreshIfStale(broker, known.order.orderId, known.attempt)
  const order = (await broker.orders.find(known.order.orderId)) ?? known.order
  const attempt = order.attempts.find(({ id }) => id === known.attempt.id) ?? known.attempt
  linkTrace(broker.span, attempt)
  if (!attempt.believed) throw createPaymentError('invalid_payment_key')
  return { ...known, order, attempt, believed: attempt.believed }
}
