/**
 * A payment's changes as the server tells them. `usePayment` loads this by itself when a payment has to be followed.
 *
 * @module
 */
export { followPayment } from './followPayment.ts'
export type { FollowPaymentOptions } from './followPayment.ts'
export { watchPayment } from './watchPayment.ts'
export type { WatchPaymentOptions } from './watchPayment.ts'
