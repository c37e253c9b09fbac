import type { Attempt, Unwanted } from './Attempt.ts'
import { raiseRevision } from './raiseRevision.ts'

/** Says that an attempt's money is not wanted any more. The first reason stays. */
export function markUnwanted(attempt: Attempt, reason: Unwanted, now: number): void {
  if (attempt.unwanted !== null) return
  attempt.unwanted = reason
  if (attempt.stage === 'live') raiseRevision(attempt, now)
}
