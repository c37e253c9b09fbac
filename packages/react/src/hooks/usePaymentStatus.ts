'use client'
import type {
  OutcomeBucket,
  PaymentError,
  PaymentOutcome,
  PaymentReference,
  PaymentReturn,
  PaymentView,
} from '@powens-pay/core'
import { useQueryClient } from '@tanstack/react-query'
import { usePaymentContext, type ClientOption } from '../provider/usePaymentContext.ts'
import { readPayment } from '../query/readPayment.ts'
import { usePayment, type UsePaymentOptions } from './usePayment.ts'
import { usePaymentCallback } from './usePaymentCallback.ts'

export interface UsePaymentStatusParameters extends ClientOption {
  /** The payment to show. @default the one the payer came back with, read from the address bar */
  reference?: PaymentReference | undefined
  /** Called once with the first outcome, and once with every other one that follows. */
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
  /** What the payer has to do. @selector [data-action] */
  action: 'validate' | 'approve_in_app' | 'confirm' | 'confirm_cancellation' | null
  /** It will not change any more. @selector [data-final] */
  final: boolean
  /** The shop has to review this payment. @selector [data-review] */
  review: boolean
  /** The payment is not read again until the payer asks. @selector [data-paused] */
  paused: boolean
}

export interface UsePaymentStatusResult {
  state: PaymentStatusState
  /** The payment that is shown. */
  reference: PaymentReference | undefined
  payment: PaymentView | undefined
  outcome: PaymentOutcome | undefined
  /** What the URL claims. Never trust it. */
  callback: PaymentReturn | null
  error: PaymentError | null
  /** Reads the payment now. What is shown stays until the server has answered. */
  checkAgain: () => void
}

/** An outcome, or what stands in for one. */
interface Shown extends Pick<PaymentStatusState, 'status' | 'bucket'> {
  reason?: PaymentStatusState['reason']
  action?: PaymentStatusState['action']
  isFinal?: boolean
  needsReview?: boolean
}

const unreachable: Shown = { status: 'unreachable', bucket: 'cannot_tell' }
const checking: Shown = { status: 'checking', bucket: 'in_progress' }
const none: Shown = { status: 'none', bucket: null }

/** Everything a return page shows: "checking with your bank" first, then what the server has confirmed. */
export function usePaymentStatus(parameters: UsePaymentStatusParameters = {}): UsePaymentStatusResult {
  const { client } = usePaymentContext('usePaymentStatus', parameters.client)
  const queryClient = useQueryClient()
  const callback = usePaymentCallback()
  const reference = parameters.reference ?? toReference(callback)
  const { data, error } = usePayment(reference, parameters)
  const payment = data?.payment
  const outcome = data?.outcome

  const isUnreachable = error || (callback && !reference)
  const expected = isUnreachable ? unreachable : reference ? checking : none
  const { status, bucket, reason = null, action = null, isFinal, needsReview }: Shown = outcome ?? expected
  return {
    state: {
      status,
      bucket,
      reason,
      action,
      final: isFinal ?? false,
      review: needsReview ?? false,
      paused: error !== null || data?.isPaused === true,
    },
    reference,
    payment,
    outcome,
    callback,
    error,
    checkAgain: () => {
      // A read that fails changes nothing: what is shown says already that the server cannot be reached.
      if (reference) readPayment(queryClient, client, reference).catch(() => {})
    },
  }
}

function toReference(callback: PaymentReturn | null): PaymentReference | undefined {
  return callback?.error === null
    ? { paymentId: callback.paymentId, paymentKey: callback.paymentKey }
    : undefined
}
