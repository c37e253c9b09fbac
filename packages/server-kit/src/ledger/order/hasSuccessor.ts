import type { Attempt } from './Attempt.ts'
import type { OrderRecord } from './OrderRecord.ts'

/** States in which no money moves, so that giving up the payment loses none. */
const stillStates: readonly string[] = ['created', 'rejected', 'expired']

/** Another attempt has, or may have, a payment that came later. Only the latest can be paid. */
export function hasSuccessor({ attempts }: OrderRecord, { id }: Pick<Attempt, 'id'>): boolean {
  const index = attempts.findIndex((attempt) => attempt.id === id)
  return attempts.slice(index + 1).some(({ stage }) => stage !== 'refused')
}

/** A payment that no link leads to and that nobody waits for: its attempt was followed by another, and no money moved. */
export const isOrphan = (order: OrderRecord, attempt: Attempt, state: string): boolean =>
  attempt.stage !== 'live' && stillStates.includes(state) && hasSuccessor(order, attempt)
