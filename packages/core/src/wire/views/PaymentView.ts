import * as z from 'zod'
import type { ErrorNextStep } from '../../errors/errorCatalogue.ts'
import { open } from '../../models/open.ts'
import type { InstructionTally } from '../../payment/interpretInstructions.ts'
import type {
  OutcomeBucket,
  PaymentOutcome,
  PaymentResolution,
  ReviewReason,
} from '../../payment/PaymentOutcome.ts'
import type { PaymentAction } from '../../vocabulary/actions.ts'
import type { PaymentErrorCode } from '../../vocabulary/errorCodes.ts'
import type { ExecutionDateType, ExecutionFrequency } from '../../vocabulary/executionDates.ts'
import type { Open } from '../../vocabulary/Open.ts'
import type { InstructionState, PaymentState } from '../../vocabulary/states.ts'
import { outcomeSchema } from './outcomeSchema.ts'

/** What a browser may know about a payment of any kind: never an account number, the payer's name or a token. */
interface PaymentViewBase {
  /** Powens's id of the payment. */
  id: number
  /** The merchant's id of the order. */
  orderId: string
  /** When the order got this payment, ISO 8601 in UTC; `null` when it is not known. */
  createdAt: string | null
  state: Open<PaymentState>
  state_detail: string | null
  action: Open<PaymentAction> | null
  error_code: Open<PaymentErrorCode> | null
  /** Powens's hint for the payer, such as "confirm in your app". Text, never markup; at most 500 characters. */
  error_description: string | null
  connector_uuid: string | null
  /** The bank's name; `null` when it is not known. */
  bank: string | null
  /** Who is paid, by name; `null` when it is not known, or differs between the transfers. Free text. */
  payee: string | null
  /** What the statement says; `null` when it is not known, or differs between the transfers. Free text. */
  label: string | null
  /** The end-to-end id; `null` when it is not known, and for several transfers. */
  reference_id: string | null
  /** Whether the state was read from the API (`confirmed`) or came in a verified webhook (`pushed`). */
  source: 'confirmed' | 'pushed'
  /** Why a person has to review the payment first; `null` when nothing is wrong. */
  review: ReviewReason | null
  /** The order was edited and has another payment, or was withdrawn: nobody wants this money. `null` while it is wanted. */
  unwanted: 'replaced' | 'withdrawn' | null
  /** What a person said of the money after they looked; `null` when nobody did. */
  resolved: PaymentResolution | null
  /** The payer may cancel it. */
  cancellable: boolean
  /** The payer can still go to the bank to approve it. A cancellation that waits for the payer does not count. */
  resumable: boolean
  /** What the state means, as the server read it. A page shows it and interprets nothing itself. */
  outcome: PaymentOutcome
  /** What the payer should do now; `null` when there is nothing to do. */
  nextStep: Open<ErrorNextStep> | null
  /** Counts the changes of the payment. The view with the higher number is newer. */
  revision: number
}

/** A single transfer. Amounts are exact decimal strings such as `"9.50"`. */
export interface OneTimePaymentView extends PaymentViewBase {
  kind: 'one_time'
  amount: string
  currency: string
  execution_date_type: Open<ExecutionDateType>
  /** `YYYY-MM-DD`, UTC; only for `deferred`. */
  execution_date: string | null
}

/** One transfer of a bulk payment, for the merchant alone: a page gets the tally. */
export interface InstructionView {
  reference_id: string | null
  label: string
  amount: string
  currency: string
  state: Open<InstructionState> | null
}

/** Several transfers approved at once; one currency and one date for all. */
export interface BulkPaymentView extends PaymentViewBase {
  kind: 'bulk'
  /** The sum of the instructions. */
  amount: string
  currency: string
  execution_date_type: Open<ExecutionDateType>
  execution_date: string | null
  /** The number of transfers and their money in each bucket. */
  tally: Record<OutcomeBucket, InstructionTally>
}

/** A standing order. */
export interface RecurringPaymentView extends PaymentViewBase {
  kind: 'recurring'
  /** What each execution pays. */
  amount: string
  currency: string
  frequency: Open<ExecutionFrequency>
  start_date: string
  /** `null`: it runs until it is stopped. */
  end_date: string | null
  /** It was `pending` once, so some executions may have been paid even if it is `rejected` now. */
  wasActive: boolean
}

export type PaymentView = OneTimePaymentView | BulkPaymentView | RecurringPaymentView

const money = { amount: z.string(), currency: z.string() }
const base = {
  ...money,
  id: z.int(),
  orderId: z.string(),
  createdAt: z.string().nullable(),
  state: open<PaymentState>(),
  state_detail: z.string().nullable(),
  action: open<PaymentAction>().nullable(),
  error_code: open<PaymentErrorCode>().nullable(),
  error_description: z.string().nullable(),
  connector_uuid: z.string().nullable(),
  bank: z.string().nullable(),
  payee: z.string().nullable(),
  label: z.string().nullable(),
  reference_id: z.string().nullable(),
  source: z.enum(['confirmed', 'pushed']),
  review: z.enum(['conflict', 'payment_mismatch', 'unwanted']).nullable(),
  unwanted: z.enum(['replaced', 'withdrawn']).nullable(),
  resolved: z.enum(['received', 'not_received']).nullable(),
  cancellable: z.boolean(),
  resumable: z.boolean(),
  outcome: outcomeSchema,
  nextStep: open<ErrorNextStep>().nullable(),
  revision: z.int(),
}
const dated = { execution_date_type: open<ExecutionDateType>(), execution_date: z.string().nullable() }

export const instructionViewSchema = z.looseObject({
  ...money,
  reference_id: z.string().nullable(),
  label: z.string(),
  state: open<InstructionState>().nullable(),
})

const inBucket = z.looseObject({ count: z.int(), amount: z.string().nullable() })
const tally = z.looseObject({
  paid: inBucket,
  in_progress: inBucket,
  at_risk: inBucket,
  not_paid: inBucket,
  cannot_tell: inBucket,
})

export const paymentViewSchema = z.discriminatedUnion('kind', [
  z.looseObject({ ...base, kind: z.literal('one_time'), ...dated }),
  z.looseObject({ ...base, kind: z.literal('bulk'), ...dated, tally }),
  z.looseObject({
    ...base,
    kind: z.literal('recurring'),
    frequency: open<ExecutionFrequency>(),
    start_date: z.string(),
    end_date: z.string().nullable(),
    wasActive: z.boolean(),
  }),
])
