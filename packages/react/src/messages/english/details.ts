import type { Messages } from '../Messages.ts'

/** What `<PaymentStatus>` says of some payments: why one failed, and of several transfers and standing orders. */
export const detailWords = {
  locale: 'en',
  failures: {
    invalidEmitter: 'Your account cannot send this transfer.',
    insufficientFunds: 'There is not enough money in your account.',
    invalidAmount: 'Your bank does not accept the amount.',
    invalidCurrency: 'Your bank does not accept the currency.',
    invalidDate: 'Your bank does not accept the date.',
    invalidBeneficiary: 'Your bank does not accept the shop’s account.',
    invalidLabel: 'Your bank does not accept the label.',
    invalidReferenceId: 'Your bank does not accept the reference.',
    regulatoryReason: 'Your bank stopped the payment for legal reasons.',
    authenticationFailed: 'Your bank could not verify you.',
    noAnswerFromCustomer: 'The payment was not approved in time.',
    confirmationRefused: 'The shop did not confirm the payment.',
    websiteUnavailable: 'Your bank could not be reached.',
  },
  bankSays: 'Your bank says: “{message}”',
  tally: '{count} of {total} transfers paid',
  instructions: {
    processing: 'on its way',
    succeeded: 'paid',
    accepted: 'accepted',
    failed: 'declined',
    unknown: 'not known yet',
  },
  scheduleFrom: '{frequency}, from {start}',
  scheduleUntil: '{frequency}, from {start} to {end}',
  frequencies: {
    daily: 'Every day',
    weekly: 'Every week',
    'two-weekly': 'Every two weeks',
    monthly: 'Every month',
    'two-monthly': 'Every two months',
    quarterly: 'Every three months',
    'four-monthly': 'Every four months',
    semiannually: 'Every six months',
    yearly: 'Every year',
    default: 'Regularly',
  },
} satisfies Partial<Messages>
