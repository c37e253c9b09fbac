import type { Bank, BankBehaviour, PaymentFieldJson, PaymentSettingsJson } from '../../engine/Bank.ts'
import { dateTypes, frequencies, oneTimeDateTypes } from '../payment/executionDates.ts'

const defaultSettings: PaymentSettingsJson = {
  available_validate_mechanisms: ['webauth'],
  beneficiary_types: ['iban'],
  execution_date_types: [...dateTypes],
  // Most banks do not support it. (docs/powens.md#executionfrequency)
  execution_frequencies: frequencies.filter((frequency) => frequency !== 'daily'),
  maximum_number_of_instructions: 10,
  providing_payer_account: 'optional',
  partial_status_tracking: [],
  is_app_to_app_used: { android: false, ios: false },
  bank_provides_payer_account: null,
  bank_provides_payer_label: null,
  transfer_date_types_where_trusted_beneficiary_required: [],
  cancellation_available: true,
  minimum_amount: { first_open_day: 0, instant: 0, deferred: 0 },
  maximum_amount: null,
  minimum_date_delta_days: 0,
  maximum_date_delta_days: null,
  bulk_execution_date_types: [...oneTimeDateTypes],
  bulk_providing_payer_account: 'optional',
  trusted_beneficiaries_required_for_bulk: false,
}

const defaultBehaviour: BankBehaviour = {
  approval: 'legacy',
  cancellation: 'at_once',
  confirms: true,
  tellsInstructions: true,
  isSlow: false,
  currencies: ['EUR'],
}

/** How a bank differs from the test connector. */
export interface BankParameters extends Pick<
  Bank,
  'id' | 'uuid' | 'name' | 'slug' | 'color' | 'countries' | 'popularity'
> {
  hidden?: boolean
  usages?: string[]
  settings?: Partial<PaymentSettingsJson>
  fields?: PaymentFieldJson[]
  behaviour?: Partial<BankBehaviour>
}

export function defineBank(parameters: BankParameters): Bank {
  const settings = { ...defaultSettings, ...parameters.settings }
  // A maximum of one instruction means no bulk, whatever the other settings say.
  if (settings.maximum_number_of_instructions === 1) settings.bulk_execution_date_types = []
  return {
    hidden: false,
    usages: ['PRIV', 'ORGA'],
    products: ['bank', 'pay'],
    fields: [],
    ...parameters,
    settings,
    behaviour: { ...defaultBehaviour, ...parameters.behaviour },
  }
}
