import type { TimelineEntry } from '@powens-pay/core'
import type { LiveAttempt, Resolution } from '../ledger/order/Attempt.ts'
import type { HistoryEntry } from '../ledger/order/history.ts'
import type { LivePayment } from '../ledger/order/OrderRecord.ts'
import { toTime } from './createStaffView.ts'

/** What happened to a payment, the oldest first. */
export function createTimeline({ order, attempt }: LivePayment): TimelineEntry[] {
  const history = (order.history ?? []).filter(({ paymentId }) => paymentId === attempt.paymentId)
  const dated = [
    { at: attempt.createdAt, entry: describeCreation(attempt) },
    ...history.map((entry) => ({ at: entry.at, entry: describeEvent(entry) })),
    ...attempt.resolutions.map((resolution) => ({
      at: resolution.at,
      entry: describeResolution(resolution),
    })),
  ]
  return dated.toSorted((a, b) => a.at - b.at).map(({ entry }) => entry)
}

const describeCreation = ({ createdAt }: LiveAttempt): TimelineEntry => ({
  event: 'created',
  at: toTime(createdAt),
  by: 'payer',
})

function describeEvent(entry: HistoryEntry): TimelineEntry {
  const { event, at, times, until, by, person, source, state, errorCode, changeId, note, repaidBy } = entry
  const { amount, currency } = entry
  return {
    event,
    times,
    source,
    state,
    errorCode,
    changeId,
    note,
    amount,
    currency,
    at: toTime(at),
    until: until === undefined ? undefined : toTime(until),
    by: person ?? by,
    paymentId: repaidBy,
  }
}

const describeResolution = ({ received, by, note, at, contradictedBy }: Resolution): TimelineEntry => ({
  event: 'resolved',
  at: toTime(at),
  by,
  received,
  note,
  contradictedBy: contradictedBy ?? undefined,
})
