import {
  getCurrencyCode,
  normalizeDecimal,
  parseAmount,
  toDecimal,
  type Instruction,
  type Payment,
} from '@powens-pay/core'
import { removeAccountNumbers } from './removeAccountNumbers.ts'

/** What is kept of one instruction: no account, and of the identities the beneficiary's name alone. */
export interface StoredInstruction {
  reference_id: string | null
  label: string
  /** The beneficiary's name. */
  payee: string | null
  /** An exact decimal; empty when Powens named none. */
  amount: string
  /** Empty when Powens named none. */
  currency: string
  execution_date_type: string
  execution_date: string | null
  start_date: string | null
  end_date: string | null
  frequency: string | null
  state: string | null
}

/** What is kept of a payment as Powens described it last; its id is the attempt's. */
export interface StoredPayment {
  state: string
  state_detail: string | null
  action: string | null
  error_code: string | null
  error_description: string | null
  connector_uuid: string | null
  instructions: StoredInstruction[]
}

const longestText = 500

/** What may be kept of a payment: an allow-list, so that no account or identity is ever at rest. */
export function toStoredPayment(payment: Payment): StoredPayment {
  return {
    state: payment.state,
    state_detail: readText(payment.state_detail),
    action: readText(payment.action),
    error_code: readText(payment.error_code),
    error_description: readFreeText(payment.error_description),
    connector_uuid: readText(payment.connector_uuid),
    instructions: (payment.instructions ?? []).map(toStoredInstruction),
  }
}

function toStoredInstruction(instruction: Instruction): StoredInstruction {
  const currency = getCurrencyCode(instruction.currency)
  return {
    reference_id: readText(instruction.reference_id),
    label: readFreeText(instruction.label) ?? '',
    payee: readFreeText(instruction.beneficiary?.label),
    amount: toExactAmount(instruction.amount, currency),
    currency,
    execution_date_type: readText(instruction.execution_date_type) ?? '',
    execution_date: readText(instruction.execution_date),
    start_date: readText(instruction.start_date),
    end_date: readText(instruction.end_date),
    frequency: readText(instruction.frequency),
    state: readText(instruction.state),
  }
}

/** Exact, with all decimals of the currency. An amount that is none of its currency is kept, without trailing zeros. */
function toExactAmount(amount: Instruction['amount'], currency: string): string {
  const units = parseAmount(amount, currency)
  return units === null ? (normalizeDecimal(amount) ?? '') : toDecimal(units, currency)
}

/** What people or banks write may hold an account number, which is kept nowhere. */
const readFreeText = (value: unknown): string | null =>
  typeof value === 'string'
    ? removeAccountNumbers(value.slice(0, 4 * longestText)).slice(0, longestText)
    : null

const readText = (value: unknown): string | null =>
  typeof value === 'string' ? value.slice(0, longestText) : null
