import type { ComponentMessages } from '../Messages.ts'
import { buttonWords } from './button.ts'

/** What `<CancelPayment>` says, the words of a button among them. */
export const cancelWords = {
  ...buttonWords,
  cancelPayment: 'Cancel the payment',
  cancelQuestion: 'Cancel this payment?',
  confirmCancel: 'Yes, cancel',
  keepPayment: 'Keep payment',
  cancelling: 'Cancelling…',
  cancelAsked: 'Cancellation requested',
  errors: { ...buttonWords.errors, not_cancellable: 'This payment can no longer be cancelled.' },
} satisfies ComponentMessages
