import { isPaymentError } from '@powens-pay/core'
import { requirePositive } from '../../internal/requirePositive.ts'
import { yieldToOthers } from '../../internal/timers.ts'
import type { LedgerContext } from '../LedgerContext.ts'
import { longestRest, nextLook } from '../order/nextLook.ts'
import { createQuota } from './createQuota.ts'
import { listOnce } from './listOnce.ts'
import { hasWork, lookAtOrder, type Quotas } from './lookAtOrder.ts'

export interface ReconcileOptions {
  /** No more orders are begun after so many milliseconds. @default 20000 */
  timeBudget?: number | undefined
  /** Orders that are looked at together. @default 8 */
  concurrency?: number | undefined
  /** No more orders are begun once it aborts. */
  signal?: AbortSignal | undefined
}

export interface ReconcileResult {
  /** Orders for which there was something to do. */
  looked: number
  /** Those that could not be read, or whose payment Powens did not show; they are due again. */
  failed: number
  /** It ended before all that is due was looked at. */
  hasMore: boolean
}

/** What failed rests, so that it does not keep others waiting. */
const pauseAfterFailure = 5 * 60 * 1000

/** Two sweepers at once share the work. What one of them could not finish is due again after this time. */
const claimLasts = 60_000

/** Clocks are this far apart at most, or one of them is wrong. */
const clockDoubt = 5 * 60 * 1000

/**
 * Looks at the orders that are due, the longest due first and each of them once. Whatever comes of a look, its order is then
 * due later than those behind it.
 */
export async function sweepOrders(
  context: LedgerContext,
  { timeBudget = 20_000, concurrency = 8, signal }: ReconcileOptions = {},
): Promise<ReconcileResult> {
  requirePositive('timeBudget', timeBudget)
  requirePositive('concurrency', concurrency)
  const { powens, orders } = context
  const startedAt = powens.now()
  // In either direction: when the clock is put right meanwhile, the next sweep goes by the new time.
  const isOver = (): boolean => signal?.aborted === true || Math.abs(powens.now() - startedAt) >= timeBudget
  const result: ReconcileResult = { looked: 0, failed: 0, hasMore: false }

  async function visitAll(
    list: (limit: number) => Promise<string[]>,
    visit: (orderId: string) => Promise<Look>,
  ) {
    const due = listOnce(list)
    await runTogether(concurrency, async () => {
      for (let next = await due.next(); !next.done; next = await due.next()) {
        if (isOver()) {
          result.hasMore = true
          return
        }
        const look = await tryLook(context, next.value, visit)
        if (look !== 'skipped') result.looked++
        if (look === 'failed') result.failed++
        await yieldToOthers()
      }
    })
  }

  const furthest = startedAt + longestRest + clockDoubt
  await visitAll(
    (limit) => orders.listDue(Number.MAX_SAFE_INTEGER, limit, furthest),
    (orderId) => putRight(context, orderId),
  )
  const quotas: Quotas = { powens: createQuota(), merchant: createQuota() }
  await visitAll(
    (limit) => orders.listDue(powens.now(), limit),
    (orderId) => claimAndLook(context, orderId, quotas),
  )
  return result
}

type Look = 'looked' | 'skipped' | 'failed'

/** A single order that fails never ends a sweep. */
async function tryLook(
  { orders, powens, onError }: LedgerContext,
  orderId: string,
  visit: (orderId: string) => Promise<Look>,
): Promise<Look> {
  try {
    return await visit(orderId)
  } catch (error) {
    if (!isPaymentError(error)) onError(error, { requestId: `sweep:${orderId}` })
    // A store that does not even take this lists the order again, behind which the next sweep finds the others.
    await orders.postpone(orderId, () => powens.now() + pauseAfterFailure).catch(() => undefined)
    return 'failed'
  }
}

/** Gives an order the time it would have had, if the clock of its last writer had not run ahead. */
async function putRight({ orders, powens }: LedgerContext, orderId: string): Promise<Look> {
  const now = powens.now()
  await orders.postpone(orderId, (order) => (order ? nextLook(order, now) : now))
  return 'skipped'
}

async function claimAndLook(context: LedgerContext, orderId: string, quotas: Quotas): Promise<Look> {
  const { orders, powens, store } = context
  if ((await store.count(`sweep:${orderId}`, claimLasts)) > 1) return 'skipped'
  const now = powens.now()
  const isClaimed = await orders.postpone(orderId, (order) =>
    order && !hasWork(order, now) ? nextLook(order, now) : now + claimLasts,
  )
  const order = isClaimed ? await orders.find(orderId) : null
  if (!order || !hasWork(order, now)) return 'skipped'
  await lookAtOrder(context, order, quotas)
  return 'looked'
}

/** Ends when all have ended, and throws what the first of them threw. */
async function runTogether(count: number, job: () => Promise<void>): Promise<void> {
  const results = await Promise.allSettled(Array.from({ length: count }, job))
  for (const result of results) if (result.status === 'rejected') throw result.reason
}
