import * as z from 'zod'
import { currencyDigits } from '../money/currencyDigits.ts'
import { parseAmount } from '../money/parseAmount.ts'
import {
  type ExecutionDateType,
  executionDateTypes,
  executionFrequencies,
  type ExecutionFrequency,
} from '../vocabulary/executionDates.ts'
import type { InstructionState } from '../vocabulary/states.ts'
import { accountRequestSchema, accountSchema } from './account.ts'
import { amountSchema, requestAmountSchema } from './amount.ts'
import { currencySchema, requestCurrencySchema } from './currency.ts'
import { identityRequestSchema, identitySchema } from './identity.ts'
import { open } from './open.ts'
import { date, oneOf, strict, text } from './requestFields.ts'

const shared = {
  /** The end-to-end id. Powens recommends leaving it out; it then makes one. */
  reference_id: text('reference_id', 'Leave it out, and Powens makes one.', 31).optional(),
  amount: requestAmountSchema,
  currency: requestCurrencySchema,
  label: text('label', 'Say what is paid; the payer and the beneficiary read it on their statements.'),
  beneficiary: accountRequestSchema,
  beneficiary_identity: identityRequestSchema.optional(),
}

/** One transfer we ask for. A payment with several is a bulk payment. (docs/powens.md#paymentinstruction) */
export const instructionRequestSchema = z
  .discriminatedUnion(
    'execution_date_type',
    [
      strict('first_open_day instruction', { ...shared, execution_date_type: z.literal('first_open_day') }),
      strict('instant instruction', { ...shared, execution_date_type: z.literal('instant') }),
      strict('deferred instruction', {
        ...shared,
        execution_date_type: z.literal('deferred'),
        execution_date: date('execution_date'),
      }),
      strict('periodic instruction', {
        ...shared,
        execution_date_type: z.literal('periodic'),
        frequency: oneOf('frequency', executionFrequencies),
        start_date: date('start_date'),
        /** Left out: the standing order runs until it is stopped. */
        end_date: date('end_date').optional(),
      }),
    ],
    { error: `execution_date_type: not a known word. Use one of ${executionDateTypes.join(', ')}.` },
  )
  .superRefine((instruction, context) => {
    const { amount, currency } = instruction
    if (parseAmount(amount, currency) === null)
      context.addIssue({
        code: 'custom',
        path: ['amount'],
        message: `amount: more decimals than ${currency} has (${currencyDigits(currency)}). Round it before you ask for it.`,
      })
    if (
      instruction.execution_date_type === 'periodic' &&
      instruction.end_date !== undefined &&
      instruction.end_date < instruction.start_date
    )
      context.addIssue({
        code: 'custom',
        path: ['end_date'],
        message: 'end_date: before start_date, so nothing would ever be paid. Swap or correct them.',
      })
  })
export type InstructionRequest = z.input<typeof instructionRequestSchema>

/** One transfer as Powens describes it. (docs/powens.md#returned-instruction) */
export const instructionSchema = z.looseObject({
  reference_id: z.string().nullish(),
  amount: amountSchema.nullish(),
  currency: currencySchema.nullish(),
  label: z.string().nullish(),
  execution_date_type: open<ExecutionDateType>().nullish(),
  execution_date: z.string().nullish(),
  exec_date: z.string().nullish(),
  beneficiary: accountSchema.nullish(),
  beneficiary_identity: identitySchema.nullish(),
  start_date: z.string().nullish(),
  end_date: z.string().nullish(),
  frequency: open<ExecutionFrequency>().nullish(),
  /** `null` when Powens knows no detail. */
  state: open<InstructionState>().nullish(),
})
export type Instruction = z.infer<typeof instructionSchema>
