import type { CurrencyReadable } from '../money/getCurrencyCode.ts'
import { interpretPayment, type InterpretPaymentOptions, type PaymentReadable } from './interpretPayment.ts'
import type { OutcomeBucket } from './PaymentOutcome.ts'
import { sumInstructions } from './sumInstructions.ts'

/** Powens's bulk payment, or the view of it. */
export interface InstructionsReadable extends PaymentReadable {
  instructions?: readonly InstructionReadable[] | null | undefined
}

export interface InstructionReadable {
  state?: string | null | undefined
  amount?: number | string | null | undefined
  currency?: CurrencyReadable
  execution_date_type?: string | null | undefined
}

export interface InstructionOutcome<Instruction> {
  instruction: Instruction
  status: 'processing' | 'succeeded' | 'accepted' | 'failed' | 'unknown'
  bucket: OutcomeBucket
}

export interface InstructionTally {
  count: number
  /** The exact sum; `null` without instructions, with different currencies, or with an amount that cannot be read. */
  amount: string | null
}

export interface InstructionsOutcome<Instruction> {
  instructions: InstructionOutcome<Instruction>[]
  /** The number of instructions and the money in each bucket. */
  tally: Record<OutcomeBucket, InstructionTally>
  /** `false`: the bank refused a part, and does not say which. */
  isDetailed: boolean
}

const buckets = [
  'paid',
  'in_progress',
  'at_risk',
  'not_paid',
  'cannot_tell',
] as const satisfies OutcomeBucket[]

/**
 * Interprets each transfer of a bulk payment and adds up the money by bucket.
 *
 * A bank may report `partial` without saying which part. Every instruction is then `accepted` or has no state, and each
 * one is `unknown` here. (docs/powens.md#bulk-states)
 */
export function interpretInstructions<Payment extends InstructionsReadable>(
  payment: Payment,
  options?: InterpretPaymentOptions,
): InstructionsOutcome<NonNullable<Payment['instructions']>[number]> {
  const { status, bucket, source, needsReview } = interpretPayment(payment, options)
  const lot = payment.state
  const list = payment.instructions ?? []
  const isPartial = lot === 'partial'
  const isDetailed = !isPartial || list.some(({ state }) => state === 'rejected' || state === 'done')

  /** What the bank said of this one apart from the others; `null` when it said nothing that counts. */
  const detailOf = ({ state }: InstructionReadable) => {
    const isToldApart = (isPartial && isDetailed) || lot === 'expired'
    return isToldApart && !needsReview && state && state !== 'pending' ? state : null
  }
  const commonStateOf = ({ state }: InstructionReadable) => {
    // An empty word reads as unknown.
    if (bucket === 'cannot_tell' || isPartial) return ''
    // The executions of a standing order are over, which does not show that the money arrived.
    if (status === 'accepted') return status
    if (lot === 'pending') return state ?? lot
    // Before the bank has the payment, no instruction can have ended. The final states say the same of every
    // instruction, whatever an older detail says.
    return bucket === 'in_progress' ? 'pending' : lot
  }
  const instructions = list.map((instruction) => {
    const detail = detailOf(instruction)
    const one: PaymentReadable = {
      state: detail ?? commonStateOf(instruction),
      neverBegun: options?.neverBegun ?? payment.neverBegun,
      review: needsReview ? 'conflict' : null,
      // A person's word covers what the bank did not tell apart.
      resolved: detail === null ? (options?.resolved ?? payment.resolved) : null,
    }
    const { status, bucket } = interpretPayment(one, { source: source === 'claimed' ? source : 'confirmed' })
    return { instruction, status: status as InstructionOutcome<unknown>['status'], bucket }
  })

  const tallyOf = (bucket: OutcomeBucket): [OutcomeBucket, InstructionTally] => {
    const members = instructions.filter((member) => member.bucket === bucket)
    const sum = sumInstructions(members.map(({ instruction }) => instruction))
    return [bucket, { count: members.length, amount: sum && sum.amount }]
  }
  const tally = Object.fromEntries(buckets.map(tallyOf)) as Record<OutcomeBucket, InstructionTally>
  return { instructions, tally, isDetailed }
}
