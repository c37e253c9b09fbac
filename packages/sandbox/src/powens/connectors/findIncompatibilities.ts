import type { Bank } from '../../engine/Bank.ts'
import type { InstructionRecord, PaymentRecord } from '../../engine/PaymentRecord.ts'
import { fromDate } from '../../engine/time.ts'

export interface IncompatibilityReason {
  code: string
  type: 'incompatible' | 'warning'
  description: string
  value_connector: unknown
  value_payment: unknown
}

/** Why a bank cannot carry a payment, in Powens's codes; empty when it can. */
export function findIncompatibilities(
  bank: Bank,
  payment: PaymentRecord,
  now: number,
): IncompatibilityReason[] {
  const { settings } = bank
  const reasons: IncompatibilityReason[] = []
  const add = (
    code: string,
    description: string,
    valueConnector: unknown,
    valuePayment: unknown,
    type: IncompatibilityReason['type'] = 'incompatible',
  ) => {
    if (reasons.some((reason) => reason.code === code)) return
    reasons.push({ code, type, description, value_connector: valueConnector, value_payment: valuePayment })
  }

  const count = payment.instructions.length
  const isBulk = count > 1
  if (isBulk && settings.maximum_number_of_instructions === 1) {
    add('nspBulk', 'The connector does not support bulk payments.', false, true)
  } else if (count > settings.maximum_number_of_instructions) {
    add('maxBulk', 'The payment has too many instructions.', settings.maximum_number_of_instructions, count)
  }
  const types = isBulk ? settings.bulk_execution_date_types : settings.execution_date_types
  const payerUse = isBulk ? settings.bulk_providing_payer_account : settings.providing_payer_account
  if (payment.payer && payerUse === 'not_used') {
    add('nspPayer', 'Providing a payer account is not allowed.', payerUse, payment.payer.identification)
  }

  for (const instruction of payment.instructions) {
    const type = instruction.execution_date_type
    if (!types.includes(type)) add('nspDateType', 'The execution date type is not supported.', types, type)
    if (instruction.frequency && !settings.execution_frequencies.includes(instruction.frequency)) {
      add(
        'nspFrequency',
        'The frequency is not supported.',
        settings.execution_frequencies,
        instruction.frequency,
      )
    }
    if (!settings.beneficiary_types.includes(instruction.beneficiary.scheme_name)) {
      add(
        'nspBenefScheme',
        'The beneficiary scheme is not supported.',
        settings.beneficiary_types,
        instruction.beneficiary.scheme_name,
      )
    }
    if (!bank.behaviour.currencies.includes(instruction.currency)) {
      add('nspCurrency', 'The currency is not supported.', bank.behaviour.currencies, instruction.currency)
    }
    const maximum = settings.maximum_amount?.[type]
    if (maximum !== undefined && instruction.amount > maximum) {
      // The payer may be able to have the limit lifted by the bank.
      add('maxAmount', 'The amount is above the maximum.', maximum, instruction.amount, 'warning')
    }
    const minimum = settings.minimum_amount?.[type]
    if (minimum !== undefined && instruction.amount < minimum) {
      add('minAmount', 'The amount is below the minimum.', minimum, instruction.amount)
    }
    addDateReasons(bank, instruction, now, add)
    const needsTrust = isBulk
      ? settings.trusted_beneficiaries_required_for_bulk
      : settings.transfer_date_types_where_trusted_beneficiary_required.includes(type)
    if (needsTrust) {
      add('trustBenef', 'The beneficiary has to be trusted by the payer account.', true, false, 'warning')
    }
  }
  return reasons
}

function addDateReasons(
  bank: Bank,
  instruction: InstructionRecord,
  now: number,
  add: (code: string, description: string, valueConnector: unknown, valuePayment: unknown) => void,
) {
  const date = instruction.execution_date ?? instruction.start_date
  if (!date) return
  const days = Math.ceil((fromDate(date) - now) / 86_400_000)
  const { minimum_date_delta_days: minimum, maximum_date_delta_days: maximum } = bank.settings
  if (days < minimum) add('minDateDelta', 'The execution date is not far enough.', minimum, days)
  if (maximum !== null && days > maximum) {
    add('maxDateDelta', 'The execution date is too far.', maximum, days)
  }
}

/** The bank can carry the payment, perhaps with a warning. */
export function isCompatible(bank: Bank, payment: PaymentRecord, now: number): boolean {
  return findIncompatibilities(bank, payment, now).every((reason) => reason.type === 'warning')
}
