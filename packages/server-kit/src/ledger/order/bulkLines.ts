import { normalizeDecimal } from '@powens-pay/core'
import type { Attempt, LiveAttempt } from './Attempt.ts'
import type { StoredInstruction } from './storedPayment.ts'

/** One transfer of a bulk payment, under the id that it keeps however often it is asked for. */
export interface BulkLine {
  /** From `lineIds` of `preparePayment`, or made from what the line pays. */
  id: string
  paymentId: number
  /** `null` when the bank did not say which part of the payment it paid. */
  state: string | null
  instruction: StoredInstruction
}

/** Whether the bank said which part of a partial payment it paid. Every other payment is one part. */
export function isDetailedBulk(attempt: Attempt): boolean {
  if (attempt.stage !== 'live' || attempt.kind !== 'bulk') return true
  const { state, instructions } = attempt.believed.payment
  return (
    state !== 'partial' || instructions.some((line) => line.state === 'rejected' || line.state === 'done')
  )
}

/** The lines of a bulk payment as Powens describes them, with the ids they were agreed under. */
export function findBulkLines(attempt: Attempt): BulkLine[] {
  if (attempt.stage !== 'live' || attempt.kind !== 'bulk') return []
  const open = [...attempt.terms.instructions]
  const { paymentId, believed } = attempt
  return believed.payment.instructions.flatMap((instruction) => {
    const amount = normalizeDecimal(instruction.amount)
    const index = open.findIndex((line) => line.amount === amount && line.currency === instruction.currency)
    const [line] = index < 0 ? [] : open.splice(index, 1)
    return line ? [{ id: line.id, paymentId, state: findState(attempt, instruction), instruction }] : []
  })
}

/** A line without a state of its own shares that of its payment, unless the bank paid only a part of that. */
function findState({ believed }: LiveAttempt, { state }: StoredInstruction): string | null {
  const whole = believed.payment.state
  if (whole === 'partial') return state
  return whole === 'pending' || whole === 'expired' ? (state ?? whole) : whole
}

/** It was paid, or it may be: nobody may pay it a second time. */
export const isLineTaken = ({ state }: BulkLine): boolean =>
  state === null || !['rejected', 'created', 'validating', 'expired'].includes(state)
