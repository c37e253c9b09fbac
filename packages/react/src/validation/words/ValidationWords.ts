import type { ValidationStop } from '@powens-pay/core'

/** What `<PaymentValidation>` says beside the words of the other components, in one language. */
export interface ValidationWords {
  locale: string
  termsTitle: string
  acceptTerms: string
  fieldsTitle: string
  /** Behind the name of a field that may stay empty: `{field}`. */
  optional: string
  choose: string
  next: string
  missing: string
  wrong: string
  /** Powens did not take what was typed. */
  refused: string
  accountTitle: string
  iban: string
  sortCode: string
  holder: string
  /** Who reads what the payer types. */
  onlyBank: string
  summaryTitle: string
  account: string
  amount: string
  charges: string
  instant: string
  firstOpenDay: string
  /** `{count}` is a number. */
  transfers: string
  /** `{provider}` initiates the payment. */
  service: string
  contact: string
  supervisor: string
  approve: string
  otherBank: string
  powensTitle: string
  powensText: string
  usePowens: string
  bankAsks: string
  transferTitle: string
  yes: string
  no: string
  atBankTitle: string
  finishedTitle: string
  paymentNumber: string
  backToShop: string
  cannotTitle: string
  stops: Readonly<Record<ValidationStop, string>>
}
