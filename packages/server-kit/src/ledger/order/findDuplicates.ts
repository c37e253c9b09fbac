import type { Attempt, LiveAttempt } from './Attempt.ts'
import { getResolution } from './getReview.ts'
import { judgeAttempt } from './judgeAttempt.ts'

export interface Duplicates {
  /** Another payment of the same debt, by id, had been paid before: the payer has to be repaid. */
  duplicateOf?: number | undefined
  /** Another payment of the same debt, by id, and it is not known of both that they are paid. */
  possibleDuplicateOf?: number | undefined
}

/**
 * Other payments of the order that paid the same debt as this one. What was paid in another round was asked for with
 * `allowAnotherPayment`, and is no duplicate.
 */
export function findDuplicates(
  { attempts }: { attempts: readonly Attempt[] },
  attempt: LiveAttempt,
): Duplicates {
  const own = readReceipt(attempt)
  if (own === 'none') return {}
  const others = attempts.filter(
    (other): other is LiveAttempt =>
      other.stage === 'live' && other.id !== attempt.id && other.round === attempt.round,
  )
  const paid = others.find((other) => readReceipt(other) === 'paid')
  const isCertain = own === 'paid' && paid && isRoundKnown(attempt) && isRoundKnown(paid)
  if (isCertain) return { duplicateOf: paid.paymentId }
  const possible = paid ?? others.find((other) => readReceipt(other) === 'cannot_tell')
  return possible ? { possibleDuplicateOf: possible.paymentId } : {}
}

/** The record of a round may be lost: whether the shop asked for another payment is then not known. */
const isRoundKnown = ({ terms }: LiveAttempt): boolean => terms.instructions.length > 0

/** Whether money came with it, wanted or not. What a bank accepted, or a standing order that runs, counts as paid. */
function readReceipt(attempt: Attempt): 'paid' | 'cannot_tell' | 'none' {
  if (attempt.stage !== 'live') return 'none'
  const wanted: LiveAttempt = getResolution(attempt) ? attempt : { ...attempt, unwanted: null }
  switch (judgeAttempt(wanted)) {
    case 'paid':
    case 'at_risk':
      return 'paid'
    case 'review':
      return 'cannot_tell'
    case 'open':
    case 'unpaid':
      return 'none'
  }
}
