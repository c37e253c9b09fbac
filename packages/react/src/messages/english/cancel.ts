import type { Messages } from '../Messages.ts'

/** What `<CancelPayment>` says beside the words of a button. */
export const cancelWords = {
  cancelPayment: 'Cancel the payment',
  confirmCancel: 'Press again to cancel it',
  cancelling: 'Cancelling…',
  cancelAsked: 'Cancellation requested',
} satisfies Partial<Messages>
