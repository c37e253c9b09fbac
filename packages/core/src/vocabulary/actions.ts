/** The interactive step a payment waits for. */
export const paymentActions = [
  'redirect',
  'decoupled',
  'additionalInformationNeeded',
  'psuValidation',
  'confirm',
] as const
export type PaymentAction = (typeof paymentActions)[number]
