import type { ComponentMessages } from '../Messages.ts'

/** What `<PaymentStatus>` says of several transfers and of standing orders. */
export const detailWords = {
  locale: 'en',
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
} satisfies ComponentMessages
