'use client'
import {
  formatDate,
  formatDecimal,
  getCurrencyCode,
  sumInstructions,
  type ExecutionFrequency,
  type Instruction,
  type Payment,
} from '@powens-pay/core'
import type { ReactElement } from 'react'
import { Foreign } from '../internal/Foreign.tsx'
import { formatMessage } from '../messages/describe/formatMessage.ts'
import type { Messages } from '../messages/Messages.ts'
import type { ValidationWords } from './words/ValidationWords.ts'

export interface ValidationFactsProps {
  payment: Payment
  bank: string | undefined
  charges: string | undefined
  messages: Pick<Messages, 'facts' | 'frequencies' | 'locale' | 'scheduleFrom' | 'scheduleUntil'>
  words: ValidationWords
}

/** What is paid, to whom and when, as Powens shows it. */
export function ValidationFacts({
  payment,
  bank,
  charges,
  messages,
  words,
}: ValidationFactsProps): ReactElement {
  const { facts, locale } = messages
  const instructions = payment.instructions ?? []
  const [first] = instructions
  const beneficiaries = new Map(
    instructions.map(({ beneficiary }) => [beneficiary?.identification, beneficiary]),
  )
  const payees = [...beneficiaries.values()]
  const rows: [name: string, value: string | null | undefined, isOurs?: boolean][] = [
    ...payees.flatMap((payee): [string, string | null | undefined][] => [
      [facts.payee, payee?.label],
      [words.account, payee?.identification?.replaceAll(/(.{4})(?=.)/g, '$1 ')],
    ]),
    [words.amount, describeAmount(payment, locale, words), true],
    [facts.executionDate, describeDate(first, messages, words), true],
    [facts.reference, instructions.length === 1 ? (first?.reference_id ?? first?.label) : null],
    [facts.bank, bank],
    [words.charges, charges],
    [words.paymentNumber, String(payment.id), true],
  ]
  return (
    <dl className="powens-pay-facts powens-pay-validation-facts">
      {rows.map(
        ([name, value, isOurs], index) =>
          value && (
            <div key={index}>
              <dt>{name}</dt>
              <dd>{isOurs ? value : <Foreign>{value}</Foreign>}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

function describeAmount(payment: Payment, locale: string, words: ValidationWords): string {
  const instructions = payment.instructions ?? []
  const { amount, currency } = sumInstructions(instructions) ?? {}
  const lines = instructions.map((line) =>
    formatDecimal(String(line.amount ?? ''), getCurrencyCode(line.currency), locale),
  )
  const whole = amount && currency ? formatDecimal(amount, currency, locale) : lines.join(' + ')
  if (instructions.length < 2) return whole
  return `${whole} (${formatMessage(words.transfers, { count: String(instructions.length) })})`
}

function describeDate(
  instruction: Instruction | undefined,
  { frequencies, locale, scheduleFrom, scheduleUntil }: ValidationFactsProps['messages'],
  words: ValidationWords,
): string | null {
  const {
    execution_date_type: type,
    execution_date: date,
    start_date: start,
    end_date: end,
  } = instruction ?? {}
  if (start)
    return formatMessage(end ? scheduleUntil : scheduleFrom, {
      frequency:
        frequencies[(instruction?.frequency ?? 'default') as ExecutionFrequency] ?? frequencies.default,
      start: formatDate(start, locale),
      end: formatDate(end ?? '', locale),
    })
  if (type === 'instant') return words.instant
  if (date) return formatDate(date, locale)
  return type === 'first_open_day' ? words.firstOpenDay : null
}
