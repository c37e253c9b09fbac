import type { ComponentMessages } from '../Messages.ts'

/** What `<PaymentHandoff>` says beside the words of a button and a status. */
export const phoneWords = {
  payOnPhone: 'Pay on my phone',
  qrCode: 'QR code that opens the payment on your phone',
  scan: 'Scan the code with your phone.',
  openHere: 'Open here instead',
  copyLink: 'Copy the link',
  close: 'Close',
} satisfies ComponentMessages
