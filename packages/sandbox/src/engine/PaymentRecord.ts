import type {
  ExecutionDateType,
  InstructionState,
  Open,
  PaymentAction,
  PaymentErrorCode,
  PaymentState,
} from '@powens-pay/core'
import type { Timer } from './timeline.ts'

/** An account as Powens takes and shows it. */
export interface AccountJson {
  scheme_name: string
  identification: string
  label: string
  issuer?: string | null
}

/** A person or an organisation; what is sensitive is left out when it is shown. */
export type IdentityJson = Record<string, unknown>

/** A field the payer is asked for, or a choice of values. */
export interface FieldJson {
  name: string
  type: 'text' | 'list'
  label: string
  regex: string | null
  required: boolean
  values?: { label: string; value: string }[]
  default: null
}

/** One transfer, and what the bank will make of it. */
export interface InstructionRecord {
  reference_id: string
  amount: number
  currency: string
  label: string
  execution_date_type: ExecutionDateType
  execution_date: string | null
  start_date: string | null
  end_date: string | null
  frequency: string | null
  beneficiary: AccountJson & { id: number }
  beneficiary_identity: IdentityJson | null
  state: InstructionState | null
}

/** How the payer is asked to approve; the names are those of the test connector's `use_case_pay`. */
export type UseCase =
  | 'legacy'
  | 'redirect'
  | 'redirect_no_confirmation'
  | 'decoupled'
  | 'decoupled_cancelled'
  | 'decoupled_expired'
  | 'otp_sms'
  | 'otp_plus_decoupled'
  | 'account_choice'
  /** Ours, for the banks of the sandbox: approved on the phone, whenever the payer does. */
  | 'phone'
  /** Ours: the bank asks plainly whether the payer agrees. */
  | 'agreement'
  /** Ours: a wrong code is asked for again, twice, and a code has a time limit. */
  | 'code_again'
  /** Ours: after one code the bank asks for another. */
  | 'code_twice'

/** A payment as the sandbox keeps it: Powens's keys as they are, ours in `camelCase`. */
export interface PaymentRecord {
  id: number
  state: Open<PaymentState>
  state_detail: 'cancelling' | null
  action: PaymentAction | null
  error_code: Open<PaymentErrorCode> | null
  error_description: string | null
  fields: FieldJson[]
  validate_uri: string | null
  connector_uuid: string | null
  validate_mechanism: string | null
  client_redirect_uri: string
  client_state: string | null
  payer: AccountJson | null
  payer_identity: IdentityJson | null
  operator_identity: IdentityJson | null
  instructions: InstructionRecord[]

  registeredAt: number
  validatedAt: number | null
  useCase: UseCase
  /** The `website` the payer chose, a filter of the list. */
  website: string | null
  /** Where the payer goes after each step at the bank. */
  webviewUrl: string | null
  /** Identifies the bank's page. A new one for every visit to the bank. */
  ticket: string | null
  /** The payer's decision at the bank, while Powens does not know it yet. */
  decision: BankDecision | null
  /** The bank's own words for the payer. */
  bankMessage: string | null
  /** Where the payer returns after approving a cancellation. */
  cancellation: { client_redirect_uri: string; client_state: string | null } | null
  /** The codes that the payer has typed. */
  codes: { right: number; wrong: number }
  /** The terms were accepted in this payment's webview. */
  termsAccepted: boolean
  /** The state the payer's browser last carried to the shop. */
  announced: string | null
  /** A validation that waits for `validated: true`. */
  deferred: Validation | null
  /** Keys that a fault has written over. */
  patch: Record<string, unknown>
  timers: Set<Timer>
  /** Its bank took the order and will not carry it out. */
  isRefusedLater: boolean
}

/** How a payment is to be validated at its bank. */
export interface Validation {
  useCase: UseCase
  mechanism: string
  webviewUrl: string
  payer: AccountJson | null
  website: string | null
}

/** The payer's decision on the bank's page. */
export type BankDecision =
  | { kind: 'approved' }
  | { kind: 'refused' }
  | { kind: 'rejected'; errorCode: PaymentErrorCode; message: string }

export const finalStates: ReadonlySet<string> = new Set([
  'done',
  'accepted',
  'rejected',
  'expired',
  'partial',
])

export const isFinal = (record: PaymentRecord): boolean => finalStates.has(record.state)
