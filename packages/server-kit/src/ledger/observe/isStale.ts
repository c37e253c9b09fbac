import { isFinalState } from '@powens-pay/core'
import { isWithin } from '../../internal/isWithin.ts'
import type { LiveAttempt } from '../order/Attempt.ts'

const instantRefresh = 5_000
const usualRefresh = 30_000
const rarestRefresh = 15 * 60 * 1000

/** While webhooks of a payment arrive, only a long time without one is a reason to read it. */
const trustedSilence = 10 * 60 * 1000

/** Whether a payment as it is stored is worth a call to Powens before somebody acts on it. */
export function isStale(attempt: LiveAttempt, now: number): boolean {
  const { believed, pushedAt } = attempt
  if (isFinalState(believed.payment.state)) return false
  const last = Math.max(believed.observedAt, pushedAt ?? 0)
  const pause = pushedAt === null ? getPause(attempt) : Math.max(getPause(attempt), trustedSilence)
  return !isWithin(pause, last, now)
}

/** Whether a payment that was asked about at a time is not asked about again yet. */
export const isWithinPause = (attempt: LiveAttempt, askedAt: number, now: number): boolean =>
  isWithin(getPause(attempt), askedAt, now)

/** It grows with the payment's age. */
function getPause({ believed, createdAt }: LiveAttempt): number {
  const isInstant = believed.payment.instructions[0]?.execution_date_type === 'instant'
  const grown = Math.min((believed.observedAt - createdAt) / 6, rarestRefresh)
  return Math.max(isInstant ? instantRefresh : usualRefresh, grown)
}
