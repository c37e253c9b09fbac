import { requestCancellation } from '../observe/cancelAttempt.ts'
import { refreshPayment } from '../observe/refreshPayment.ts'
import { merchantVisit, type LedgerContext } from '../LedgerContext.ts'
import { isPaymentError } from '@powens-pay/core'
import { judgeAttempt } from '../order/judgeAttempt.ts'
import { markUnwanted } from '../order/markUnwanted.ts'
import type { OrderRecord } from '../order/OrderRecord.ts'

/** What became of an order's payments after the order was edited or dropped. */
export interface Withdrawal {
  /**
   * `closed`: no payment of it can be approved any more. `payable_until`: a link that was handed out still opens the bank,
   * and Powens did not cancel it. `in_progress`: the payer is approving, or the bank has the payment. `paid`: money
   * arrived, or may have.
   */
  status: 'closed' | 'payable_until' | 'in_progress' | 'paid'
  /** With `payable_until`: when the last link ends. ISO 8601, UTC. */
  payableUntil?: string | undefined
}

/** Says that an order's payments are not wanted any more, and closes those that can be closed. */
export async function withdrawOrder(
  context: LedgerContext,
  orderId: string,
  person?: string,
): Promise<Withdrawal> {
  const visit = merchantVisit(context)
  const { orders, powens, hub } = context
  await orders.update(orderId, (order) => withdrawAttempts(order, powens.now(), person))
  const order = await orders.find(orderId)
  if (!order) return { status: 'closed' }
  hub.notify(orderId)
  for (const attempt of order.attempts) {
    if (attempt.stage !== 'live' || attempt.unwanted === null) continue
    try {
      const isCreated = attempt.believed.payment.state === 'created'
      const known = { order, attempt }
      const answer = isCreated ? await requestCancellation(context, known, visit, 'shop') : null
      const isSettled = answer ? answer.result.outcome !== 'not_supported' : judgeAttempt(attempt) !== 'open'
      if (!isSettled) await refreshPayment(context, known, visit)
    } catch (error) {
      // The sweep tries again.
      if (!isPaymentError(error)) throw error
    }
  }
  return describeWithdrawal((await orders.find(orderId)) ?? order)
}

function withdrawAttempts(order: OrderRecord, now: number, person: string | undefined): void {
  for (const attempt of order.attempts) {
    if (judgeAttempt(attempt) === 'open') markUnwanted(order, attempt, { reason: 'withdrawn', now, person })
  }
}

function describeWithdrawal({ attempts }: OrderRecord): Withdrawal {
  const judged = attempts.map((attempt) => ({ attempt, standing: judgeAttempt(attempt) }))
  if (judged.some(({ standing }) => standing === 'paid' || standing === 'at_risk')) return { status: 'paid' }
  const live = judged.flatMap(({ attempt, standing }) =>
    attempt.stage === 'live' && (standing === 'open' || standing === 'review') ? [attempt] : [],
  )
  const isMoving = live.some(({ believed }) => ['validating', 'pending'].includes(believed.payment.state))
  if (isMoving) return { status: 'in_progress' }
  if (live.some(({ believed }) => believed.payment.state !== 'created')) return { status: 'paid' }
  const ends = live.map(({ token }) => token?.until ?? 0)
  if (ends.length === 0) return { status: 'closed' }
  return { status: 'payable_until', payableUntil: new Date(Math.max(...ends)).toISOString() }
}
