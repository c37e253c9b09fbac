import type { PaymentKind } from '@powens-pay/core'
import type { Attempt, LiveAttempt, Resolution } from '../../src/ledger/order/Attempt.ts'

/** What is known of an attempt, where it is not the usual. */
export interface AttemptFacts {
  kind?: PaymentKind
  wasPending?: boolean
  conflict?: boolean
  isMismatch?: boolean
  round?: number
  isHandedOut?: boolean
  unwanted?: LiveAttempt['unwanted']
  errorCode?: string
  detail?: string
  resolved?: boolean
  lines?: object[]
  /** The store lost its record, and its key alone says what was agreed. */
  isRestored?: boolean
}

let ids = 0

/** An attempt whose payment was seen in a state, as far as the order rule reads it. */
export function attempt(state: string, facts: AttemptFacts = {}): LiveAttempt {
  const { kind = 'one_time', wasPending = false, conflict = false, isMismatch = false, round = 0 } = facts
  const {
    isHandedOut = false,
    unwanted = null,
    errorCode = null,
    detail = null,
    resolved,
    lines = [],
    isRestored = false,
  } = facts
  const payment = { state, state_detail: detail, error_code: errorCode, instructions: lines }
  const resolutions =
    resolved === undefined ? [] : [{ received: resolved, contradictedBy: null } as Resolution]
  return {
    id: `attempt ${ids}`,
    paymentId: ids++,
    stage: 'live',
    kind,
    round,
    unwanted,
    isMismatch,
    terms: { instructions: isRestored ? [] : [{}] },
    resolutions,
    token: isHandedOut ? { until: 1000 } : null,
    believed: { payment, wasPending, conflict },
  } as unknown as LiveAttempt
}

/** An attempt whose caller may come back until then. */
export const creating = (leaseUntil: number): Attempt =>
  ({
    id: `attempt ${ids++}`,
    stage: 'creating',
    round: 0,
    leaseUntil,
    unwanted: null,
    token: null,
  }) as Attempt
