'use client'
import type { CreatedPayment, PaymentError, PaymentView } from '@powens-pay/core'
import type { KeyboardEvent } from 'react'
import { useDeparture } from '../departure/useDeparture.ts'
import { pressOnce } from '../internal/pressOnce.ts'
import { usePaymentContext, type OrderOption } from '../provider/usePaymentContext.ts'
import { checkOrder } from './checkOrder.ts'
import { createOrderPayment } from './createOrderPayment.ts'

export interface UsePayButtonParameters<Input = unknown> extends OrderOption<Input> {
  /** The bank the payer chose on your page, if any. */
  connectorUuid?: string | undefined
  /** Takes the button out of use, for instance until your form is complete. */
  disabled?: boolean | undefined
  /** Takes the payer to the bank. @default what `<PaymentProvider>` was given */
  navigate?: ((url: string) => void) | undefined
  /** Called when the payment exists, as the payer leaves. */
  onCreated?: ((created: CreatedPayment) => void) | undefined
  /** Called with whatever stopped the payer from leaving. */
  onError?: ((error: PaymentError) => void) | undefined
}

export interface PayButtonState {
  /**
   * `idle` offers to pay; `creating` asks your server; `leaving` waits for the bank's page; `checking` reads the
   * payment from your server; `settled` has nothing left to pay; `error` offers to try again. @selector [data-status]
   */
  status: 'idle' | 'creating' | 'leaving' | 'checking' | 'settled' | 'error'
  /** The button is at work. @selector [data-pending] */
  pending: boolean
  /** You took the button out of use. @selector [data-disabled] */
  disabled: boolean
  /** A payment was begun and can be continued. @selector [data-resumable] */
  resumable: boolean
  /** What went wrong. @selector [data-error] */
  error: PaymentError['code'] | null
}

export interface UsePayButtonResult {
  state: PayButtonState
  error: PaymentError | null
  /** The order's payment, once the server has returned one. */
  payment: PaymentView | null
  /** Creates the payment and takes the payer to the bank. Does nothing while it is at work. */
  pay: () => Promise<void>
  /** Reads the order's payment from the server. Does nothing while an answer is on its way. */
  check: () => Promise<void>
  buttonProps: {
    type: 'button'
    disabled: boolean
    /** Busy, yet still focusable. */
    'aria-disabled': true | undefined
    onClick: () => void
    onKeyDown: (event: KeyboardEvent) => void
  }
}

/** Creates a payment of an order, once however often it is clicked, and takes the payer to their bank. */
export function usePayButton<Input = unknown>(parameters: UsePayButtonParameters<Input>): UsePayButtonResult {
  const { input, connectorUuid, disabled = false, onCreated, onError } = parameters
  const context = usePaymentContext('usePayButton', parameters.client)
  const { client } = context
  const {
    status,
    error,
    payment = null,
    isPending,
    go,
    check,
  } = useDeparture<CreatedPayment>(client, input, {
    ask: disabled ? undefined : () => createOrderPayment(client, { input, connectorUuid }),
    check: () => checkOrder(client, { input }),
    choice: connectorUuid,
    navigate: parameters.navigate ?? context.navigate,
    onAnswer: onCreated,
    onError,
  })
  return {
    state: {
      status: status === 'asking' ? 'creating' : status,
      pending: isPending,
      disabled,
      resumable: payment?.resumable ?? false,
      error: error && error.code,
    },
    error,
    payment,
    pay: go,
    check,
    buttonProps: {
      ...pressOnce,
      type: 'button',
      disabled,
      'aria-disabled': isPending || status === 'settled' || undefined,
      onClick: () => void go(),
    },
  }
}
