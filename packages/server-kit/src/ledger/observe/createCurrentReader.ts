import { isFinalState } from '@powens-pay/core'
import { BoundedMap } from '../../internal/BoundedMap.ts'
import { isBoundToRequest } from '../../internal/isBoundToRequest.ts'
import { withinTime } from '../../internal/timers.ts'
import type { LedgerContext, Visit } from '../LedgerContext.ts'
import { findLive, type LivePayment, type OrderRecord } from '../order/OrderRecord.ts'
import { mayRead } from '../upstreamBudget.ts'
import { isStale, isWithinPause } from './isStale.ts'
import { tryRefresh } from './refreshPayment.ts'

/** A browser waits for Powens no longer than this; the read itself goes on. */
const longestWait = 2_000

/** More payments than are watched at once; the longest not asked about is dropped. */
const mostRemembered = 10_000

export type ReadCurrent = (known: LivePayment, visit: Visit) => Promise<LivePayment>

interface LastRead {
  startedAt: number
  /** The order after the read under way, or nothing when a browser has waited long enough; `null` once the read has ended. */
  answer: Promise<OrderRecord | null | undefined> | null
}

/**
 * Gives a payment as it is now: read from Powens when the stored copy may be stale and Powens can be asked.
 *
 * How often it asks depends on the time alone: not on who asks, on what Powens answers, or on how old the caller's copy is.
 */
export function createCurrentReader(context: LedgerContext): ReadCurrent {
  const { orders, powens } = context
  const lastReads = new BoundedMap<number, LastRead>(mostRemembered)

  function startRead(known: LivePayment, visit: Visit): LastRead {
    const reading = readIfAllowed(context, known, visit).finally(() => (lastRead.answer = null))
    const order = reading.then(() => orders.find(known.order.orderId))
    const lastRead: LastRead = { startedAt: powens.now(), answer: withinTime(order, longestWait) }
    lastReads.set(known.attempt.paymentId, lastRead)
    return lastRead
  }

  return async (known, visit) => {
    const { attempt } = known
    if (isFinalState(attempt.believed.payment.state)) return known
    let lastRead = lastReads.get(attempt.paymentId)
    if (!lastRead?.answer || isBoundToRequest()) {
      const now = powens.now()
      const isAsked = lastRead !== undefined && isWithinPause(attempt, lastRead.startedAt, now)
      if (isAsked || !isStale(attempt, now)) return known
      lastRead = startRead(known, visit)
    }
    return findLive((await lastRead.answer) ?? null, attempt.id) ?? known
  }
}

async function readIfAllowed(context: LedgerContext, known: LivePayment, visit: Visit): Promise<void> {
  if (await mayRead(context)) await tryRefresh(context, known, visit)
}
