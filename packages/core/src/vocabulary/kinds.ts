/** One transfer, several at once, or a standing order. The word is ours: Powens has none. */
export const paymentKinds = ['one_time', 'bulk', 'recurring'] as const
export type PaymentKind = (typeof paymentKinds)[number]
