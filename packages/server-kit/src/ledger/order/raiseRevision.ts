import type { LiveAttempt } from './Attempt.ts'

/**
 * Gives what a page is shown of an attempt a higher number. Pages keep the view of the higher one, and are answered "not
 * modified" by it, so whatever changes the view raises it in the same write.
 */
export function raiseRevision(attempt: LiveAttempt, now: number): void {
  attempt.revision = Math.max(attempt.revision + 1, now)
}
