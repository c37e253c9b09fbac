/** One transfer, several at once, or a standing order. The words are ours: Powens has none. */
export type PaymentKind = 'one_time' | 'bulk' | 'recurring'
