import type { ConnectorPaymentField, PaymentField } from '@powens-pay/core'

/** What a bank asks, before the validation or during it. */
export type AskedField = (ConnectorPaymentField | PaymentField) & { name: string }

/** What is wrong with a value; one mistake a field. */
export type FieldMistake = 'missing' | 'wrong'

/** Checks what the payer typed. What this cannot tell, Powens and the bank do. */
export function checkField(field: AskedField, value: string): FieldMistake | null {
  if (value === '') return field.required ? 'missing' : null
  if (field.type === 'list') return field.values?.some((choice) => choice.value === value) ? null : 'wrong'
  if (field.type === 'date') return /^\d{4}-\d\d-\d\d$/.test(value) ? null : 'wrong'
  return matches(value, field.regex) ? null : 'wrong'
}

const longest = 200

/** Repeated groups, references and look-around, where the time goes; and what PCRE and browsers read differently. */
const doubtful = /\)[*+?{]|\(\?|\\(?![dwsDWSbtnr])[\dA-Za-z]|\[\[:/

/**
 * Whether a value fits a pattern that others wrote for PCRE. One that could run for long, or that a browser does not know,
 * fits everything.
 */
function matches(value: string, regex: string | null | undefined): boolean {
  // A few repetitions of one character are quick.
  if (!regex || value.length > longest || doubtful.test(regex) || countLoops(regex) > 3) return true
  try {
    return new RegExp(regex).test(value)
  } catch {
    return true
  }
}

const countLoops = (regex: string): number => regex.split(/[*+]|\{\d*,\}/).length - 1

/** Whether an account number can be right: IBANs by their check digits, others by their length. */
export function isAccount(scheme: string, identification: string): boolean {
  if (scheme !== 'iban') return /^\d{14}$/.test(identification)
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(identification)) return false
  const turned = identification.slice(4) + identification.slice(0, 4)
  const digits = Array.from(turned, (sign) => parseInt(sign, 36)).join('')
  return Array.from(digits, Number).reduce((rest, digit) => (rest * 10 + digit) % 97, 0) === 1
}
