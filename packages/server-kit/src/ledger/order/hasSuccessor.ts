import type { Attempt } from './Attempt.ts'
import type { OrderRecord } from './OrderRecord.ts'

/** Whether no money moves, so that giving up the payment loses none. Of one that expired a bank may have taken it. */
export const isStill = (state: string, { token }: Pick<Attempt, 'token'>): boolean =>
  state === 'created' || state === 'rejected' || (state === 'expired' && token === null)

/** Another attempt has, or may have, a payment that came later. Only the latest can be paid. */
export function hasSuccessor({ attempts }: OrderRecord, { id }: Pick<Attempt, 'id'>): boolean {
  const index = attempts.findIndex((attempt) => attempt.id === id)
  return attempts.slice(index + 1).some(({ stage }) => stage !== 'refused')
}

/** A payment that no link leads to and that nobody waits for: its attempt was followed by another, and no money moved. */
export const isOrphan = (order: OrderRecord, attempt: Attempt, state: string): boolean =>
  attempt.stage !== 'live' && isStill(state, attempt) && hasSuccessor(order, attempt)
