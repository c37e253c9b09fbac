'use client'
import {
  createPayment,
  PaymentError,
  type CreatedPayment,
  type OrderInput,
  type PaymentView,
} from '@powens-pay/core'
import { useEffect, useState } from 'react'
import { useLatest } from '../internal/useLatest.ts'
import { usePaymentContext, type ClientOption } from '../provider/usePaymentContext.ts'
import { forgetAttemptKey, getAttemptKey } from './attemptKeys.ts'

export interface UsePayButtonParameters extends OrderInput, ClientOption {
  /** The bank the payer chose on your page, if any. */
  connectorUuid?: string | undefined
  /** Takes the button out of use, for instance until your form is complete. */
  disabled?: boolean | undefined
  /** Takes the payer to the bank. @default what `<PaymentProvider>` was given */
  navigate?: ((url: string) => void) | undefined
  /** Called when the payment exists, just before the payer leaves. */
  onCreated?: ((created: CreatedPayment) => void) | undefined
  /** Called with whatever stopped the payer from leaving. */
  onError?: ((error: PaymentError) => void) | undefined
}

export interface PayButtonState {
  /**
   * `idle` offers to pay; `creating` asks your server; `leaving` waits for the bank's page; `checking` asks your server
   * what became of the payment; `settled` has nothing left to pay; `error` offers to try again. @selector [data-status]
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
  /** The order's payment, once the server has spoken of one. */
  payment: PaymentView | null
  /** Creates the payment and takes the payer to the bank. Does nothing while it is at work. */
  pay: () => Promise<void>
  /** Asks the server what became of the order's payment. */
  check: () => Promise<void>
  buttonProps: {
    type: 'button'
    disabled: boolean
    /** Busy, yet still focusable. */
    'aria-disabled': true | undefined
    onClick: () => void
  }
}

interface Progress {
  status: PayButtonState['status']
  error: PaymentError | null
  payment: PaymentView | null
}

const idle: Progress = { status: 'idle', error: null, payment: null }

// Few payers come back to the button, so that what looks for their payment is loaded when one does.
const loadCheck = () =>
  import('./checkOrder.ts').catch((cause: unknown) => {
    throw new PaymentError('network_error', undefined, { cause })
  })

// Long enough for a slow bank page to appear, short enough that a stopped navigation does not leave the payer waiting.
const leavingTimeout = 15_000

/** Creates a payment of an order, once however often it is clicked, and takes the payer to their bank. */
export function usePayButton(parameters: UsePayButtonParameters): UsePayButtonResult {
  const context = usePaymentContext('usePayButton', parameters.client)
  const navigate = parameters.navigate ?? context.navigate
  const latest = useLatest({ ...parameters, ...context, navigate })
  const [{ status, error, payment }, setProgress] = useState(idle)

  const [{ pay, check, follow }] = useState(() => {
    // Kept beside the state: two clicks in one frame both see the state of the render before them.
    let current = idle
    let isMounted = false
    let timer: ReturnType<typeof setTimeout> | undefined

    const move = (
      status: PayButtonState['status'],
      error: PaymentError | null = null,
      payment: PaymentView | null = current.payment,
    ) => setProgress((current = { status, payment, error }))

    const attempt = <Answer>(
      status: 'creating' | 'checking',
      answer: Promise<Answer>,
      onAnswer: (answer: Answer) => void,
    ) => {
      clearTimeout(timer)
      move(status)
      // What the merchant's own callbacks throw is no failure of the payment, and goes to the console.
      return answer.then(onAnswer, async (error: PaymentError) => {
        // The order has a payment already: the button says which, instead of offering what is refused again.
        if (status === 'creating' && error.status === 409) await check(error)
        else move('error', error)
        latest.current.onError?.(error)
      })
    }

    const check = (error?: PaymentError): Promise<void> =>
      attempt(
        'checking',
        loadCheck().then(({ checkOrder }) => checkOrder(latest.current.client, latest.current)),
        ({ payment, isOpen }) => move(isOpen ? (error ? 'error' : 'idle') : 'settled', error, payment),
      )

    // Shown again, perhaps from the back-forward cache: the page is as it was left, the payment may not be.
    const recheck = () => {
      if (!document.hidden && /leaving|settled/.test(current.status)) void check()
    }

    const pay = async () => {
      const { client, input, connectorUuid, disabled } = latest.current
      if (disabled || !/idle|error/.test(current.status)) return
      const order = JSON.stringify([input, connectorUuid])
      const idempotencyKey = getAttemptKey(order)
      await attempt(
        'creating',
        createPayment(client, { input, connectorUuid, idempotencyKey }),
        (created) => {
          forgetAttemptKey(order)
          const { payment, redirectUrl } = created
          move(redirectUrl ? 'leaving' : 'settled', null, payment)
          // A payer who went elsewhere in the shop meanwhile is not pulled away from it.
          if (redirectUrl && isMounted) {
            timer = setTimeout(recheck, leavingTimeout)
            latest.current.navigate(redirectUrl)
          }
          latest.current.onCreated?.(created)
        },
      )
    }

    const follow = () => {
      const visit = new AbortController()
      const { signal } = visit
      isMounted = true
      addEventListener('pageshow', recheck, { signal })
      addEventListener('visibilitychange', recheck, { signal })
      return () => {
        isMounted = false
        clearTimeout(timer)
        visit.abort()
      }
    }

    return { pay, check, follow }
  })
  useEffect(follow, [follow])

  const pending = status.endsWith('ing')
  const disabled = !!parameters.disabled
  return {
    state: { status, pending, disabled, resumable: !!payment?.resumable, error: error && error.code },
    error,
    payment,
    pay,
    check: () => check(),
    buttonProps: {
      type: 'button',
      disabled,
      'aria-disabled': pending || status === 'settled' || undefined,
      onClick: () => void pay(),
    },
  }
}
