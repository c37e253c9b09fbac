import type { ComponentMessages } from '../Messages.ts'

/** What `<PayButton>` says, and what every button that leads to the bank has in common with it. */
export const buttonWords = {
  locale: 'en',
  pay: 'Pay by bank',
  payAmount: 'Pay {amount} by bank',
  continuePayment: 'Continue your payment',
  goToBank: 'Continue to your bank',
  tryAgain: 'Try again',
  creating: 'Preparing your payment…',
  leaving: 'Taking you to your bank…',
  checking: 'Checking your payment…',
  ready: 'You can pay now.',
  underWay: 'Payment under way',
  paid: 'Paid',
  errors: {
    payment_refused: 'The shop cannot take this payment. Contact the shop.',
    order_not_found: 'We cannot find this order. Sign in again, or contact the shop.',
    payment_in_progress: 'Another payment of this order is under way. Wait for it.',
    order_already_paid: 'A payment for this order already exists.',
    needs_review: 'The shop is checking your last payment. Contact the shop.',
    same_browser_required: 'Use the browser in which you started the payment.',
    not_resumable: 'This payment can no longer be approved.',
    rate_limited: 'Too many attempts. Wait a little, then try again.',
    powens_unavailable:
      'Bank payments cannot be reached. We could not check. Look at your order before paying again. Wait a little, then try again.',
    navigation_blocked:
      'This page may not lead to your bank. Open the shop in a window of its own, then try again.',
    network_error: 'The shop cannot be reached. Check your connection, then try again.',
    default: 'Something went wrong. We could not check. Look at your order before paying again.',
  },
} satisfies ComponentMessages
