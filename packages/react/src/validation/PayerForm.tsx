'use client'
import type { Payment } from '@powens-pay/core'
import type { ReactElement } from 'react'
import { checkField, isAccount, type AskedField, type FieldMistake } from './checkField.ts'
import type { PayerAccount } from './createValidation.ts'
import { FieldsForm } from './FieldsForm.tsx'
import type { ValidationWords } from './words/ValidationWords.ts'

export interface PayerFormProps {
  payment: Payment
  words: ValidationWords
  onGive: (account: PayerAccount) => void
}

const compact = (value: string): string => value.replaceAll(/[\s-]/g, '').toUpperCase()

/** Asks for the account to pay from, in the form of the account that is paid. */
export function PayerForm({ payment, words, onGive }: PayerFormProps): ReactElement {
  const isUk = payment.instructions?.[0]?.beneficiary?.scheme_name === 'sort_code_account_number'
  const scheme = isUk ? 'sort_code_account_number' : 'iban'
  const fields: AskedField[] = [
    { name: 'identification', label: isUk ? words.sortCode : words.iban, required: true },
    { name: 'label', label: words.holder, required: true },
  ]
  const check = (field: AskedField, value: string): FieldMistake | null =>
    checkField(field, value) ??
    (field.name === 'identification' && !isAccount(scheme, compact(value)) ? 'wrong' : null)
  return (
    <FieldsForm
      fields={fields}
      words={words}
      autoComplete="off"
      check={check}
      onAnswer={({ identification = '', label = '' }) =>
        onGive({ scheme_name: scheme, identification: compact(identification), label })
      }
    />
  )
}
