import type { ComponentMessages } from '../Messages.ts'

/** What `<PaymentFacts>` shows. */
export const factWords = {
  locale: 'en',
  facts: {
    payee: 'Paid to',
    reference: 'Reference',
    label: 'Label',
    bank: 'Your bank',
    date: 'Created on',
    executionDate: 'Execution date',
  },
  copy: 'Copy the details',
  copied: 'Copied',
} satisfies ComponentMessages
