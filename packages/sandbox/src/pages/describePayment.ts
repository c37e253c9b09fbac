import type { PaymentRecord } from '../engine/PaymentRecord.ts'
import { fromDate } from '../engine/time.ts'
import { fill, getTexts, type Language } from './languages.ts'

/** A payment in words, for the payer. */
export interface PaymentDescription {
  amount: string
  beneficiary: string
  label: string
  when: string
}

export function describePayment(record: PaymentRecord, language: Language): PaymentDescription {
  const { instructions } = record
  const first = instructions[0]
  if (!first) return { amount: '', beneficiary: '', label: '', when: '' }
  const texts = getTexts(language)
  // Bare `pt` is written as in Brazil.
  const locale = language === 'pt' ? 'pt-PT' : language
  // Summed in hundredths: three times 0.1 has to read 0.30.
  const total = instructions.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0) / 100
  const names = new Set(instructions.map(({ beneficiary }) => beneficiary.label))
  const date = (text: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(fromDate(text))
  const when = {
    instant: () => texts.instantly,
    first_open_day: () => texts.nextDay,
    deferred: () => fill(texts.onDate, { date: date(first.execution_date ?? '1970-01-01') }),
    periodic: () =>
      fill(texts.every, { date: date(first.start_date ?? '1970-01-01'), frequency: first.frequency ?? '' }),
  }[first.execution_date_type]()
  return {
    amount: new Intl.NumberFormat(locale, { style: 'currency', currency: first.currency }).format(total),
    beneficiary: [...names].slice(0, 3).join(', ') + (names.size > 3 ? ' …' : ''),
    label: instructions.length > 1 ? fill(texts.payments, { count: instructions.length }) : first.label,
    when,
  }
}
