/**
 * Validate a payment in a page of the shop, in place of Powens's webview. Powens has to allow it.
 *
 * @example
 * const back = usePaymentCallback()
 * const payment = back?.paymentId ? { reference: back } : { input: { orderId } }
 * return <PaymentValidation {...payment} provider={powens} />
 *
 * @module
 */
export { PaymentValidation } from './PaymentValidation.tsx'
export type {
  PaymentProviderIdentity,
  PaymentValidationProps,
  PaymentValidationState,
} from './PaymentValidation.tsx'
export { usePaymentValidation } from './usePaymentValidation.ts'
export type { UsePaymentValidationParameters, UsePaymentValidationResult } from './usePaymentValidation.ts'
export type { PageValidationState } from './PageValidationState.ts'
export type { PayerAccount } from './createValidation.ts'
export type { ValidationWords } from './words/ValidationWords.ts'
