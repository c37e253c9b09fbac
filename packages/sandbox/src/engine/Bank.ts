import type { ExecutionDateType } from '@powens-pay/core'
import type { FieldJson, UseCase } from './PaymentRecord.ts'

type Amounts = Partial<Record<ExecutionDateType, number>>

/** What a bank can carry, in Powens's keys. */
export interface PaymentSettingsJson {
  available_validate_mechanisms: string[]
  beneficiary_types: string[]
  execution_date_types: ExecutionDateType[]
  execution_frequencies: string[]
  maximum_number_of_instructions: number
  providing_payer_account: 'not_used' | 'optional' | 'mandatory'
  partial_status_tracking: ExecutionDateType[]
  is_app_to_app_used: { android: boolean | null; ios: boolean | null }
  bank_provides_payer_account: boolean | null
  bank_provides_payer_label: boolean | null
  transfer_date_types_where_trusted_beneficiary_required: ExecutionDateType[]
  cancellation_available: boolean
  minimum_amount: Amounts | null
  maximum_amount: Amounts | null
  minimum_date_delta_days: number
  maximum_date_delta_days: number | null
  bulk_execution_date_types: ExecutionDateType[]
  bulk_providing_payer_account: string
  trusted_beneficiaries_required_for_bulk: boolean
}

/** A field the bank needs before the payment is validated. */
export interface PaymentFieldJson extends Omit<FieldJson, 'type' | 'default'> {
  type: 'text' | 'password' | 'date' | 'list'
  auth_mechanisms: string[]
  connector_sources: string[]
}

/** How a bank of the sandbox behaves, beyond what Powens lists of it. */
export interface BankBehaviour {
  /** How the payer approves there. */
  approval: UseCase
  /** How a cancellation ends once the payment is pending. */
  cancellation: 'at_once' | 'at_bank' | 'none'
  /** Takes part in manual confirmation, where the domain asks for it. */
  confirms: boolean
  /** Says which transfers of a bulk failed; otherwise only that some did. */
  tellsInstructions: boolean
  /** Even an instant transfer stays pending for a while. */
  isSlow: boolean
  currencies: string[]
}

/** A connector that the domain lists. It has no Pay unless it is a `Bank`. */
export interface ListedConnector {
  id: number
  uuid: string
  name: string
  slug: string
  /** Hex without `#`. */
  color: string
  countries: string[]
  hidden: boolean
  usages: string[]
  products: string[]
}

/** A bank of the sandbox: a connector with Pay. */
export interface Bank extends ListedConnector {
  /** Most used last month come first. */
  popularity: number
  settings: PaymentSettingsJson
  fields: PaymentFieldJson[]
  behaviour: BankBehaviour
}
