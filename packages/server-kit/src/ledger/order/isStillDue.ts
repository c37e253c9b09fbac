import type { Attempt } from './Attempt.ts'
import { judgeAttempt } from './judgeAttempt.ts'
import type { OrderRecord } from './OrderRecord.ts'

/**
 * Whether the debt of an attempt is still to be paid, as far as the order's other attempts say: no person has to look at one
 * of them first, and none of its round or a later one has paid.
 */
export function isStillDue({ attempts }: OrderRecord, { id, round }: Pick<Attempt, 'id' | 'round'>): boolean {
  return attempts.every((other) => {
    if (other.id === id) return true
    const standing = judgeAttempt(other)
    const isPaid = standing === 'paid' || standing === 'at_risk'
    return standing !== 'review' && !(isPaid && other.round >= round)
  })
}
