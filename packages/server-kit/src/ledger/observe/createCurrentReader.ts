import { isFinalState } from '@powens-pay/core'
import { withinTime } from '../../internal/timers.ts'
import type { LedgerContext, Visit } from '../LedgerContext.ts'
import { findLive, type LivePayment } from '../order/OrderRecord.ts'
import { mayRead } from '../upstreamBudget.ts'
import { isStale, isWithinPause } from './isStale.ts'
import { tryRefresh } from './refreshPayment.ts'

/** A browser waits for Powens no longer than this; the read itself goes on. */
const longestWait = 2_000

/** More payments than are watched at once; the longest not asked about is dropped. */
const mostRemembered = 10_000

interface LastRead {
  startedAt: number
  /** The read under way, as long as a browser waits for it; `null` once it has ended. */
  answer: Promise<void> | null
}

/**
 * Gives a payment as it is now: read from Powens when the stored copy may be stale and Powens can be asked.
 *
 * How often it asks depends on the time alone: not on who asks, on what Powens answers, or on how old the caller's copy is.
 */
export function createCurrentReader(
  context: LedgerContext,
): (known: LivePayment, visit: Visit) => Promise<LivePayment> {
  const { orders, powens } = context
  const lastReads = new Map<number, LastRead>()

  function startRead(known: LivePayment, visit: Visit): LastRead {
    const { paymentId } = known.attempt
    const reading = readIfAllowed(context, known, visit).finally(() => (lastRead.answer = null))
    const lastRead: LastRead = { startedAt: powens.now(), answer: withinTime(reading, longestWait) }
    lastReads.delete(paymentId)
    lastReads.set(paymentId, lastRead)
    for (const [id] of lastReads) {
      if (lastReads.size <= mostRemembered) break
      lastReads.delete(id)
    }
    return lastRead
  }

  return async (known, visit) => {
    const { order, attempt } = known
    if (isFinalState(attempt.believed.payment.state)) return known
    let lastRead = lastReads.get(attempt.paymentId)
    if (!lastRead?.answer) {
      const now = powens.now()
      const isAsked = lastRead !== undefined && isWithinPause(attempt, lastRead.startedAt, now)
      if (isAsked || !isStale(attempt, now)) return known
      lastRead = startRead(known, visit)
    }
    await lastRead.answer
    return findLive(await orders.find(order.orderId), attempt.id) ?? known
  }
}

async function readIfAllowed(context: LedgerContext, known: LivePayment, visit: Visit): Promise<void> {
  if (await mayRead(context)) await tryRefresh(context, known, visit)
}
