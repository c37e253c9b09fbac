/**
 * Follows a payment that is not final: by the server's events, else by reading it again. `usePayment` loads this by itself.
 *
 * @module
 */
export { followPayment } from './followPayment.ts'
export type { FollowPaymentOptions } from './followPayment.ts'
export { watchPayment } from './watchPayment.ts'
export type { WatchPaymentOptions } from './watchPayment.ts'
