'use client'
import type {
  OutcomeBucket,
  PaymentError,
  PaymentOutcome,
  PaymentReference,
  PaymentView,
} from '@powens-pay/core'
import type { ClientOption } from '../provider/usePaymentContext.ts'
import type { PaymentReturn } from './parseReturn.ts'
import { usePayment, type UsePaymentOptions } from './usePayment.ts'
import { usePaymentCallback } from './usePaymentCallback.ts'

export interface UsePaymentStatusParameters extends ClientOption {
  /** The payment to show. @default the one the payer came back with, read from the address bar */
  reference?: PaymentReference | undefined
  /** Called with the first outcome and with every other one that follows. */
  onOutcome?: UsePaymentOptions['onOutcome']
}

export interface PaymentStatusState {
  /**
   * The outcome's status; `checking` until the server has answered, `unreachable` when it cannot say, `none` without a
   * payment to show. @selector [data-status]
   */
  status: PaymentOutcome['status'] | 'checking' | 'unreachable' | 'none'
  /** What it means for the money; `null` while there is nothing to say. @selector [data-bucket] */
  bucket: OutcomeBucket | null
  /** Why it failed. @selector [data-reason] */
  reason: 'cancelled' | 'rejected' | 'expired' | null
  /** What is awaited. @selector [data-action] */
  action: 'validate' | 'approve_in_app' | 'confirm' | 'confirm_cancellation' | null
  /** Nothing later will change it. @selector [data-final] */
  final: boolean
  /** The shop has to look before this counts as anything. @selector [data-review] */
  review: boolean
  /** No more is asked until the payer checks again. @selector [data-paused] */
  paused: boolean
}

export interface UsePaymentStatusResult {
  state: PaymentStatusState
  /** The payment that is shown. */
  reference: PaymentReference | undefined
  payment: PaymentView | undefined
  outcome: PaymentOutcome | undefined
  /** What the address bar claims, never to be believed. */
  callback: PaymentReturn | null
  error: PaymentError | null
  checkAgain: () => void
}

type Told = Pick<PaymentStatusState, 'status'> &
  Partial<
    Pick<PaymentStatusState, 'bucket' | 'reason' | 'action'> & Pick<PaymentOutcome, 'isFinal' | 'needsReview'>
  >

/** Everything a return page shows: "checking with your bank" first, then what the server has confirmed. */
export function usePaymentStatus(parameters: UsePaymentStatusParameters = {}): UsePaymentStatusResult {
  const callback = usePaymentCallback()
  const reference = parameters.reference ?? (callback?.paymentKey ? callback : undefined)
  const { data, error, refetch } = usePayment(reference, parameters)

  const { payment, outcome, isPaused } = data ?? {}
  const untold: Told =
    (error ?? (!reference && callback))
      ? { status: 'unreachable', bucket: 'cannot_tell' }
      : reference
        ? { status: 'checking', bucket: 'in_progress' }
        : { status: 'none' }
  const {
    status,
    bucket = null,
    reason = null,
    action = null,
    isFinal,
    needsReview,
  }: Told = outcome ?? untold
  return {
    state: {
      status,
      bucket,
      reason,
      action,
      final: !!isFinal,
      review: !!needsReview,
      paused: !!(error ?? isPaused),
    },
    reference,
    payment,
    outcome,
    callback,
    error,
    checkAgain: () => void refetch(),
  }
}
