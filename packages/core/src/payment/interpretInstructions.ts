import { parseAmount } from '../money/parseAmount.ts'
import { getCurrencyCode } from '../money/getCurrencyCode.ts'
import { toDecimal } from '../money/toDecimal.ts'
import { interpretPayment, type InterpretPaymentOptions, type PaymentReadable } from './interpretPayment.ts'
import type { OutcomeBucket } from './PaymentOutcome.ts'

/** What an outcome per instruction is read from: Powens's bulk payment, or the view of it. */
export interface InstructionsReadable extends PaymentReadable {
  instructions?: readonly InstructionReadable[] | null | undefined
}

export interface InstructionReadable {
  state?: string | null | undefined
  amount: number | string
  currency: string | { id: string }
  execution_date_type?: string | undefined
}

export interface InstructionOutcome<Instruction> {
  instruction: Instruction
  status: 'processing' | 'succeeded' | 'accepted' | 'failed' | 'unknown'
  bucket: OutcomeBucket
}

export interface InstructionTally {
  count: number
  /** An exact decimal, or `null` when the instructions' currencies differ or an amount cannot be read. */
  amount: string | null
}

export interface InstructionsOutcome<Instruction> {
  instructions: InstructionOutcome<Instruction>[]
  /** How many instructions, and how much money, are in each bucket. */
  tally: Record<OutcomeBucket, InstructionTally>
  /** `false`: the bank says that a part was refused, and not which. */
  isDetailed: boolean
}

const readings = {
  pending: ['processing', 'in_progress'],
  done: ['succeeded', 'paid'],
  accepted: ['accepted', 'at_risk'],
  rejected: ['failed', 'not_paid'],
} as const
const unknown = ['unknown', 'cannot_tell'] as const

/**
 * Says what became of each transfer of a bulk payment, and of how much money.
 *
 * A bank may report `partial` without saying which part: then every instruction is `accepted` or silent, and each one
 * is `unknown` here. (reference: Bulk payments, Interpretation)
 */
export function interpretInstructions<Payment extends InstructionsReadable>(
  payment: Payment,
  options?: InterpretPaymentOptions,
): InstructionsOutcome<NonNullable<Payment['instructions']>[number]> {
  const outcome = interpretPayment(payment, options)
  const list = payment.instructions ?? []
  const isDetailed =
    outcome.status !== 'partially_succeeded' ||
    list.some(({ state }) => state === 'rejected' || state === 'done')

  const read = (state: string | null | undefined) => {
    if (outcome.bucket === 'cannot_tell' || !isDetailed) return unknown
    // What only a URL claims, and what nobody validated yet, is on its way at most.
    if (outcome.source === 'claimed' || outcome.status === 'requires_action') return readings.pending
    // These say the same of every instruction, whatever an older detail says.
    if (outcome.status === 'succeeded') return readings.done
    if (outcome.status === 'accepted') return readings.accepted
    if (outcome.status === 'failed' && outcome.reason !== 'expired') return readings.rejected
    if (state && Object.hasOwn(readings, state) && (state !== 'pending' || !outcome.isFinal))
      return readings[state as keyof typeof readings]
    // No detail of its own: it shares the payment's lot, except where the payment's lot is several.
    if (outcome.status === 'failed') return readings.rejected
    return outcome.isFinal || state ? unknown : readings.pending
  }
  const instructions = list.map((instruction) => {
    const [status, bucket] = read(instruction.state)
    return { instruction, status, bucket }
  })
  return { instructions, tally: tallyUp(instructions), isDetailed }
}

function tallyUp(
  instructions: InstructionOutcome<InstructionReadable>[],
): Record<OutcomeBucket, InstructionTally> {
  const currency = getCurrencyCode(instructions[0]?.instruction.currency ?? 'EUR')
  const count = (bucket: OutcomeBucket): InstructionTally => {
    const members = instructions.filter((member) => member.bucket === bucket)
    let sum: bigint | null = 0n
    for (const { instruction } of members) {
      const units =
        getCurrencyCode(instruction.currency) === currency ? parseAmount(instruction.amount, currency) : null
      sum = sum === null || units === null ? null : sum + units
    }
    return { count: members.length, amount: sum === null ? null : toDecimal(sum, currency) }
  }
  return {
    paid: count('paid'),
    in_progress: count('in_progress'),
    at_risk: count('at_risk'),
    not_paid: count('not_paid'),
    cannot_tell: count('cannot_tell'),
  }
}
