import type { InstructionRecord } from '../../engine/PaymentRecord.ts'
import { isDate, toDate } from '../../engine/time.ts'
import type { World } from '../../engine/World.ts'
import type { Body } from '../../http/readBody.ts'
import { invalid, missing } from '../../http/RefusalError.ts'
import { checkAccount } from './checkAccount.ts'
import { checkIdentity } from './checkIdentity.ts'
import { findCurrency } from './currencies.ts'
import { dateTypes, frequencies } from './executionDates.ts'
import { readObject, readText, requireText } from './readers.ts'

/** What a request says of one transfer; ids and states come later. */
export type CheckedInstruction = Omit<InstructionRecord, 'reference_id' | 'beneficiary' | 'state'> & {
  reference_id: string | null
  beneficiary: Omit<InstructionRecord['beneficiary'], 'id'>
}

/** One transfer of a request, checked by Powens's tables. */
export function checkInstruction(world: World, instruction: Body): CheckedInstruction {
  const currency = requireText(instruction, 'currency')
  const known = findCurrency(currency)
  if (!known) throw invalid('The parameter currency is unknown.')
  const dateType = requireText(instruction, 'execution_date_type')
  const knownType = dateTypes.find((type) => type === dateType)
  if (!knownType) throw invalid('The parameter execution_date_type is unknown.')
  const beneficiary = readObject(instruction, 'beneficiary')
  if (!beneficiary) throw missing('beneficiary')
  const account = checkAccount(beneficiary)
  // End-to-end ids: 31 characters in SEPA, 18 in UK Faster Payments.
  const referenceId = readText(instruction, 'reference_id', account.scheme_name === 'iban' ? 31 : 18)
  return {
    reference_id: referenceId,
    amount: checkAmount(instruction['amount'], known.precision),
    currency,
    label: requireText(instruction, 'label'),
    execution_date_type: knownType,
    ...checkDates(instruction, dateType, world.clock.now()),
    beneficiary: account,
    beneficiary_identity: checkIdentity(world, readObject(instruction, 'beneficiary_identity')),
  }
}

/** A number, or as one of Powens's examples has it, a number in a string. */
function checkAmount(value: unknown, precision: number): number {
  if (value === undefined || value === null) throw missing('amount')
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : ''
  const match = /^\d{1,13}(?:\.(\d{1,10}))?$/.exec(text)
  const amount = Number(text)
  if (!match || amount <= 0) throw invalid('The parameter amount has to be a positive number.')
  if ((match[1] ?? '').replace(/0+$/, '').length > precision) {
    throw invalid('The parameter amount has too many decimals for its currency.')
  }
  return amount
}

function checkDates(instruction: Body, dateType: string, now: number) {
  const date = (key: string): string | null => {
    const value = instruction[key]
    if (value === undefined || value === null) return null
    if (!isDate(value)) throw invalid(`The parameter ${key} has to be a date.`)
    if (value < toDate(now)) throw invalid(`The parameter ${key} is in the past.`)
    return value
  }
  const none = { execution_date: null, start_date: null, end_date: null, frequency: null }
  if (dateType === 'deferred') {
    const executionDate = date('execution_date')
    if (!executionDate) throw missing('execution_date')
    return { ...none, execution_date: executionDate }
  }
  if (dateType !== 'periodic') return none
  const startDate = date('start_date')
  const endDate = date('end_date')
  const frequency = requireText(instruction, 'frequency')
  if (!startDate) throw missing('start_date')
  if (!frequencies.includes(frequency)) throw invalid('The parameter frequency is unknown.')
  if (endDate && endDate < startDate) throw invalid('The parameter end_date is before start_date.')
  return { ...none, start_date: startDate, end_date: endDate, frequency }
}
