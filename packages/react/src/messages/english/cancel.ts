import type { Messages } from '../Messages.ts'

/** What `<CancelPayment>` says beside the words of a button. */
export const cancelWords = {
  cancelPayment: 'Cancel the payment',
  cancelQuestion: 'Cancel this payment?',
  confirmCancel: 'Yes, cancel',
  keepPayment: 'Keep payment',
  cancelling: 'Cancelling…',
  cancelAsked: 'Cancellation requested',
} satisfies Partial<Messages>
