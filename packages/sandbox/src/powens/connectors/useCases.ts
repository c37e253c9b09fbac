import type { PaymentRecord, UseCase } from '../../engine/PaymentRecord.ts'

/** What a use case asks of the payer, and who decides how it ends. */
export interface UseCaseRule {
  /** How the test connector's list names it; `null`: only the banks of the sandbox have it. */
  label: string | null
  /** What the payer sees first. */
  startsWith: 'bank_page' | 'phone' | 'code' | 'account' | 'agreement'
  /** Where a phone is asked, at once or after the code: what it answers. */
  phone: 'what_the_payer_says' | 'approved' | 'cancelled' | 'expired' | null
  codes: CodeRule
  /** The link to the bank approves by being followed; there is no page to answer. */
  approvesByLink: boolean
  /** The merchant is asked to confirm, where the domain confirms manually. */
  confirms: boolean
  /** At the test connector: the label of the payment says what the bank does with it. */
  followsLabel: boolean
}

/** How a bank asks for codes, where it does. */
interface CodeRule {
  /** How many it asks for, one after the other. */
  count: 1 | 2
  /** How many wrong ones it takes before it refuses. */
  tries: number
  /** They have to come in time. */
  expires: boolean
}

const plain: Omit<UseCaseRule, 'label' | 'startsWith'> = {
  phone: null,
  codes: { count: 1, tries: 1, expires: false },
  approvesByLink: false,
  confirms: true,
  followsLabel: false,
}

/** The test connector's `use_case_pay`, as Powens documents them, and those of the sandbox's own. */
export const useCases: Readonly<Record<UseCase, UseCaseRule>> = {
  legacy: { ...plain, label: 'Legacy (custom behaviour)', startsWith: 'bank_page', followsLabel: true },
  redirect: { ...plain, label: 'Webauth redirection', startsWith: 'bank_page', approvesByLink: true },
  redirect_no_confirmation: {
    ...plain,
    label: 'Webauth redirection without explicit confirmation',
    startsWith: 'bank_page',
    approvesByLink: true,
    confirms: false,
  },
  decoupled: {
    ...plain,
    label: 'Decoupled with successful validation',
    startsWith: 'phone',
    phone: 'approved',
  },
  decoupled_cancelled: {
    ...plain,
    label: 'Decoupled with cancelled validation',
    startsWith: 'phone',
    phone: 'cancelled',
  },
  decoupled_expired: {
    ...plain,
    label: 'Decoupled with expired validation',
    startsWith: 'phone',
    phone: 'expired',
  },
  otp_sms: { ...plain, label: 'One time password (SMS)', startsWith: 'code' },
  otp_plus_decoupled: { ...plain, label: 'OTP + Decoupled', startsWith: 'code', phone: 'approved' },
  account_choice: { ...plain, label: 'Payment account choice', startsWith: 'account' },
  phone: { ...plain, label: null, startsWith: 'phone', phone: 'what_the_payer_says' },
  agreement: { ...plain, label: null, startsWith: 'agreement' },
  code_again: {
    ...plain,
    label: null,
    startsWith: 'code',
    codes: { count: 1, tries: 3, expires: true },
  },
  code_twice: {
    ...plain,
    label: null,
    startsWith: 'code',
    codes: { count: 2, tries: 1, expires: false },
  },
}

/** The rule a payment is validated by. */
export const getUseCase = ({ useCase }: PaymentRecord): UseCaseRule => useCases[useCase]
