/**
 * Take a bank payment in a React shop.
 *
 * @example
 * <PaymentProvider>
 *   <PayButton input={{ orderId: order.id }} />
 *   <PaymentStatus />
 * </PaymentProvider>
 *
 * @module
 */

// Components
export { CancelPayment } from './components/CancelPayment.tsx'
export { ConnectorList } from './components/ConnectorList.tsx'
export { createPayments } from './components/createPayments.ts'
export { PayButton } from './components/PayButton.tsx'
export { PaymentHandoff } from './components/PaymentHandoff.tsx'
export { PaymentStatus } from './components/PaymentStatus.tsx'
export { ResumePayment } from './components/ResumePayment.tsx'

// Hooks
export { useBankTab } from './hooks/useBankTab.ts'
export { useCancelPayment } from './hooks/useCancelPayment.ts'
export { useConnectors } from './hooks/useConnectors.ts'
export { useCreatePayment } from './hooks/useCreatePayment.ts'
export { usePayButton } from './hooks/usePayButton.ts'
export { usePayment } from './hooks/usePayment.ts'
export { usePaymentCallback } from './hooks/usePaymentCallback.ts'
export { usePaymentHandoff } from './hooks/usePaymentHandoff.ts'
export { usePaymentStatus } from './hooks/usePaymentStatus.ts'
export { useResumePayment } from './hooks/useResumePayment.ts'

// Provider
export { PaymentProvider } from './provider/PaymentProvider.tsx'
export { usePaymentContext } from './provider/usePaymentContext.ts'

// Queries
export { cancelPaymentMutationOptions } from './query/cancelPaymentMutationOptions.ts'
export { connectorsQueryOptions } from './query/connectorsQueryOptions.ts'
export { createPaymentMutationOptions } from './query/createPaymentMutationOptions.ts'
export { connectorsQueryKey, orderQueryKey, paymentQueryKey, powensPayKey } from './query/keys.ts'
export { orderQueryOptions } from './query/orderQueryOptions.ts'
export { paymentQueryOptions } from './query/paymentQueryOptions.ts'

// Words
export { useMessages } from './messages/useMessages.ts'

// Core, so that one install is enough
export { createPaymentClient, isPaymentError, PaymentError } from '@powens-pay/core'

// Types
export type { OrderPayment } from './query/OrderPayment.ts'
export type { UseCancelPaymentParameters, UseCancelPaymentResult } from './hooks/useCancelPayment.ts'
export type { UseCreatePaymentParameters, UseCreatePaymentResult } from './hooks/useCreatePayment.ts'
export type { BankTab } from './hooks/useBankTab.ts'
export type { CancelPaymentProps, CancelPaymentState } from './components/CancelPayment.tsx'
export type { ConnectorListProps, ConnectorListState } from './components/ConnectorList.tsx'
export type { PaymentHandoffProps, PaymentHandoffState } from './components/PaymentHandoff.tsx'
export type { ResumePaymentProps, ResumePaymentState } from './components/ResumePayment.tsx'
export type { UsePaymentHandoffParameters, UsePaymentHandoffResult } from './hooks/usePaymentHandoff.ts'
export type { UseResumePaymentResult } from './hooks/useResumePayment.ts'
export type { PayButtonProps } from './components/PayButton.tsx'
export type { PaymentStatusProps } from './components/PaymentStatus.tsx'
export type { PayButtonState, UsePayButtonParameters, UsePayButtonResult } from './hooks/usePayButton.ts'
export type { PaymentReturn } from '@powens-pay/core'
export type { UsePaymentOptions } from './hooks/usePayment.ts'
export type {
  PaymentStatusState,
  UsePaymentStatusParameters,
  UsePaymentStatusResult,
} from './hooks/usePaymentStatus.ts'
export type { Messages } from './messages/Messages.ts'
export type { PaymentContextValue } from './provider/PaymentContext.ts'
export type { ClientOption } from './provider/usePaymentContext.ts'
export type { PaymentProviderProps } from './provider/PaymentProvider.tsx'
export type { PaymentSnapshot } from './query/PaymentSnapshot.ts'
export type { PaymentClient, PaymentReference, PaymentView } from '@powens-pay/core'
