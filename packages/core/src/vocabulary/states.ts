/** Every state a payment is documented to have. Powens may add more. (docs/powens.md#paymentstate) */
export const paymentStates = [
  'created',
  'validating',
  'pending',
  'done',
  'accepted',
  'rejected',
  'expired',
  'partial',
] as const
export type PaymentState = (typeof paymentStates)[number]

/** The states after which Powens reports nothing more. A payment never leaves one. */
export const finalPaymentStates = ['done', 'accepted', 'rejected', 'expired', 'partial'] as const
export type FinalPaymentState = (typeof finalPaymentStates)[number]

/** The state of one transfer inside a payment; Powens sends `null` when it knows no detail. */
export const instructionStates = ['pending', 'rejected', 'done', 'accepted'] as const
export type InstructionState = (typeof instructionStates)[number]

/** `cancelling_webauth` is the word of older documents for `cancelling`. */
export const paymentStateDetails = ['cancelling', 'cancelling_webauth'] as const
export type PaymentStateDetail = (typeof paymentStateDetails)[number]
