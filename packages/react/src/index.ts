/**
 * Take a bank payment in a React shop.
 *
 * @example
 * <PaymentProvider client={createPaymentClient()}>
 *   <PayButton input={{ orderId: order.id }} />
 *   <PaymentStatus />
 * </PaymentProvider>
 *
 * @module
 */

// Components
export { PayButton } from './components/PayButton.tsx'
export { PaymentStatus } from './components/PaymentStatus.tsx'

// Hooks
export { usePayButton } from './hooks/usePayButton.ts'
export { usePayment } from './hooks/usePayment.ts'
export { usePaymentCallback } from './hooks/usePaymentCallback.ts'
export { usePaymentStatus } from './hooks/usePaymentStatus.ts'

// Provider
export { PaymentProvider } from './provider/PaymentProvider.tsx'
export { usePaymentContext } from './provider/usePaymentContext.ts'

// Queries
export { paymentQueryKey, powensPayKey } from './query/keys.ts'
export { paymentQueryOptions } from './query/paymentQueryOptions.ts'

// Words
export { useMessages } from './messages/useMessages.ts'

// Core, so that one install is enough
export { createPaymentClient, isPaymentError, PaymentError } from '@powens-pay/core'

// Types
export type { PayButtonProps } from './components/PayButton.tsx'
export type { PaymentStatusProps } from './components/PaymentStatus.tsx'
export type { PayButtonState, UsePayButtonParameters, UsePayButtonResult } from './hooks/usePayButton.ts'
export type { UsePaymentOptions } from './hooks/usePayment.ts'
export type {
  PaymentStatusState,
  UsePaymentStatusParameters,
  UsePaymentStatusResult,
} from './hooks/usePaymentStatus.ts'
export type { Messages } from './messages/Messages.ts'
export type { PaymentContextValue } from './provider/PaymentContext.ts'
export type { PaymentProviderProps } from './provider/PaymentProvider.tsx'
export type { PaymentSnapshot } from './query/PaymentSnapshot.ts'
export type { PaymentClient, PaymentReference, PaymentView } from '@powens-pay/core'
