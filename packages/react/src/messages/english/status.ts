import type { Messages } from '../Messages.ts'

/** What `<PaymentStatus>` says of every payment. */
export const statusWords = {
  locale: 'en',
  checkAgain: 'Check again',
  outcomes: {
    checking: ['Checking with your bank', 'This takes a few seconds. Please keep this page open.'],
    unreachable: [
      'We cannot see your payment yet',
      'This does not mean that it failed. Please do not pay again yet.',
    ],
    validate: ['Your payment is waiting for you', 'Approve it at your bank. No money has been taken.'],
    approve_in_app: ['Approve the payment in your bank’s app', 'This page follows by itself.'],
    confirm: ['Almost done', 'The shop is confirming your payment.'],
    confirm_cancellation: ['Confirm the cancellation at your bank', 'The payment goes on until you do.'],
    processing: ['Your payment is on its way', 'You can close this page. Please do not pay again.'],
    active: ['Your standing order is set up', 'Your bank will pay each instalment on its date.'],
    succeeded: ['Paid', 'Thank you. The bank has confirmed your payment.'],
    accepted: ['Your bank has accepted the payment', 'Thank you. The shop waits for the money to arrive.'],
    partially_succeeded: ['Partly paid', 'Some transfers were paid and some were not.'],
    stopped: ['Your standing order has stopped', 'What was paid stays paid. No more will follow.'],
    cancelled: ['Payment cancelled', 'No money has been taken.'],
    rejected: ['Your bank declined the payment', 'No money has been taken.'],
    expired: ['The payment has expired', 'Please ask the shop before you pay again.'],
    unknown: ['We cannot tell yet', 'Your bank’s answer is unclear. Please do not pay again yet.'],
    review: ['The shop is checking your payment', 'Please do not pay again yet.'],
  },
  steps: {
    try_again: 'You can try again.',
    choose_another_bank: 'You can pay from another bank.',
    ask_bank: 'Ask your bank what held it up.',
    wait: 'Wait a little, then try again.',
    contact_shop: 'Contact the shop.',
  },
} satisfies Partial<Messages>
