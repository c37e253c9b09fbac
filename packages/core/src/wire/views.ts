import type { ErrorNextStep } from '../errors/errorCatalogue.ts'
import type { PaymentOutcome } from '../payment/PaymentOutcome.ts'
import type { PaymentAction } from '../vocabulary/actions.ts'
import type { PaymentErrorCode } from '../vocabulary/errorCodes.ts'
import type { ExecutionDateType, ExecutionFrequency } from '../vocabulary/executionDates.ts'
import type { IncompatibilityType } from '../vocabulary/incompatibilities.ts'
import type { Open } from '../vocabulary/Open.ts'
import type { InstructionState, PaymentState } from '../vocabulary/states.ts'

/** What a browser may know of a payment, whatever its kind: never an IBAN, a name or a token. */
interface PaymentViewBase {
  /** Powens's id of the payment. */
  id: number
  /** The merchant's own id of the order it pays. */
  orderId: string
  state: Open<PaymentState>
  state_detail: string | null
  action: Open<PaymentAction> | null
  error_code: Open<PaymentErrorCode> | null
  /** Powens's hint for the payer, such as "confirm in your app". Text, never markup; at most 500 characters. */
  error_description: string | null
  connector_uuid: string | null
  /** Whether the state was read from Powens or told by a verified webhook. */
  source: 'confirmed' | 'pushed'
  /** Why a person has to look before this counts as anything; `null` when nothing is odd. */
  review: 'conflict' | 'payment_mismatch' | null
  /** The payer may still ask for it to be cancelled. */
  cancellable: boolean
  /** The payer may still be sent to the bank to approve it. A cancellation that waits for the payer is no part of this. */
  resumable: boolean
  /** What the state means, read by the server: a page shows it and needs no reading of its own. */
  outcome: PaymentOutcome
  /** What the payer had best do now, where there is something to do. */
  nextStep: Open<ErrorNextStep> | null
  /** Counts the payment's changes: of two views the one with more is the newer. */
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

/** One transfer of a bulk payment. */
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
  instructions: InstructionView[]
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
  /** It was seen `pending`, so some executions may have been paid even if it is `rejected` now. */
  wasActive: boolean
}

export type PaymentView = OneTimePaymentView | BulkPaymentView | RecurringPaymentView

/** A bank as the payer may choose it. */
export interface ConnectorView {
  uuid: string
  name: string
  /** Hex without `#`, as Powens lists it. */
  color: string | null
  /** Among the most used for payments last month. */
  isMostUsed: boolean
  /** The bank's own app takes the approval on that kind of phone; `null`: Powens does not know. */
  is_app_to_app_used: { android: boolean | null; ios: boolean | null }
  /** What speaks against this payment, in Powens's codes; a bank with no more than warnings can carry it. */
  incompatibilities: { code: string; type: Open<IncompatibilityType>; limit: string | null }[]
}

/** `POST /payments` */
export interface CreatedPayment {
  payment: PaymentView
  /** Proof to read this payment, from any browser. */
  paymentKey: string
  /** Where to send the payer; `null` when there is nothing left to approve. */
  redirectUrl: string | null
}

/** `POST /payments/find` */
export type FoundPayment = Omit<CreatedPayment, 'redirectUrl'>

/** `POST /payments/{id}/cancel` */
export interface CancelledPayment {
  payment: PaymentView
  /** The bank wants the payer to approve the cancellation there; `null` when it is settled. */
  redirectUrl: string | null
}

/** `POST /payments/{id}/handoff` */
export interface Handoff {
  url: string
  /** ISO 8601, UTC. */
  expiresAt: string
}
