// Vocabulary
export * from './payment/states.ts'
export type * from './payment/PaymentOutcome.ts'
