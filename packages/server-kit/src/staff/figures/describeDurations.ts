import type { PaymentDuration, PaymentFiguresView } from '@powens-pay/core'
import type { Milestones } from './readSteps.ts'

/** How long payers took to approve, and banks to carry out. */
export const describeDurations = (all: readonly Milestones[]): PaymentFiguresView['durations'] => ({
  approval: describe(all.map(({ openedAt, approvedAt }) => [openedAt, approvedAt])),
  final: describe(all.map(({ approvedAt, finalAt }) => [approvedAt, finalAt])),
})

function describe(
  spans: readonly (readonly [from: number | undefined, to: number | undefined])[],
): PaymentDuration {
  const seconds = spans
    .flatMap(([from, to]) =>
      from === undefined || to === undefined || to < from ? [] : [(to - from) / 1000],
    )
    .toSorted((a, b) => a - b)
  return { median: findRank(seconds, 0.5), ninetieth: findRank(seconds, 0.9) }
}

/** The smallest that so large a part is not above. */
const findRank = (sorted: readonly number[], part: number): number | null =>
  sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? null
