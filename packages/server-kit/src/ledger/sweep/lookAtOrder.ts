import { isPaymentError } from '@powens-pay/core'
import { noVisit, type LedgerContext } from '../LedgerContext.ts'
import { refreshPayment } from '../observe/refreshPayment.ts'
import { isLeftOpen, tryCancel } from '../obtain/cancelForReplacement.ts'
import { searchForPayment } from '../obtain/searchForPayment.ts'
import type { Attempt } from '../order/Attempt.ts'
import { isDeliverable, isTimeToLook } from '../order/nextLook.ts'
import type { OrderRecord } from '../order/OrderRecord.ts'
import { mayRead } from '../upstreamBudget.ts'
import type { Quota } from './createQuota.ts'

/** What one sweep may ask: Powens for payments, and the merchant to take changes. */
export interface Quotas {
  powens: Quota
  merchant: Quota
}

/** Whether there is anything to do for an order now. */
export const hasWork = ({ outbox, attempts }: OrderRecord, now: number): boolean =>
  outbox.some((change) => isDeliverable(change, now)) ||
  attempts.some((attempt) => isTimeToLook(attempt, now))

/** Delivers what an order has for the merchant and asks Powens what it is time to ask. Throws when Powens fails. */
export async function lookAtOrder(context: LedgerContext, order: OrderRecord, quotas: Quotas): Promise<void> {
  // What is seen is delivered here, as far as the merchant takes changes.
  const silent = { ...context, deliver: async () => 'nothing' as const }
  await deliver(context, order.orderId, quotas.merchant)
  for (const attempt of order.attempts) {
    if (!isTimeToLook(attempt, context.powens.now()) || !(await mayAsk(context, quotas.powens))) continue
    try {
      await lookAtAttempt(silent, order, attempt)
      quotas.powens.record(null)
    } catch (error) {
      if (isPaymentError(error)) quotas.powens.record(error)
      throw error
    }
  }
  // What the look has brought.
  await deliver(context, order.orderId, quotas.merchant)
}

async function deliver(context: LedgerContext, orderId: string, quota: Quota): Promise<void> {
  if (quota.isSpent()) return
  const delivered = await context.deliver(orderId)
  if (delivered !== 'nothing') quota.record(delivered === 'failed' ? delivered : null)
}

async function mayAsk(context: LedgerContext, quota: Quota): Promise<boolean> {
  if (quota.isSpent()) return false
  if (!(await mayRead(context))) quota.spend()
  return !quota.isSpent()
}

async function lookAtAttempt(context: LedgerContext, order: OrderRecord, attempt: Attempt): Promise<void> {
  if (attempt.stage === 'creating') await searchForPayment(context, order, attempt)
  else if (attempt.stage !== 'live') return
  else if (isLeftOpen(attempt)) await tryCancel(context, { order, attempt }, noVisit)
  else await refreshPayment(context, { order, attempt }, noVisit)
}
