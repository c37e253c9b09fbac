'use client'
import { formatAmount } from '@powens-pay/core'
import { forwardRef, Suspense, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import {
  usePaymentStatus,
  type PaymentStatusState,
  type UsePaymentStatusParameters,
} from '../hooks/usePaymentStatus.ts'
import { LiveRegion } from '../internal/LiveRegion.tsx'
import { useRender, type ElementProps } from '../internal/useRender.ts'
import { describeStatus } from '../messages/describe/describeStatus.ts'
import { statusWords } from '../messages/english/status.ts'
import type { StepWord } from '../messages/Messages.ts'
import { useWords } from '../messages/useWords.ts'
import { ContinuePayment, PaymentDetails } from './lazyParts.ts'

export interface PaymentStatusProps
  extends Omit<UsePaymentStatusParameters, 'client'>, ElementProps<'div', PaymentStatusState> {}

/**
 * Tells the payer what became of the payment: "checking with your bank" until your server has confirmed it.
 * Renders a `<div>` element around a live region.
 */
export const PaymentStatus: ForwardRefExoticComponent<PaymentStatusProps & RefAttributes<HTMLDivElement>> =
  forwardRef<HTMLDivElement, PaymentStatusProps>(function PaymentStatus(
    { reference, onOutcome, children, ...given },
    ref,
  ) {
    const messages = useWords(statusWords, '<PaymentStatus>')
    const { state, payment, checkAgain, ...status } = usePaymentStatus({ reference, onOutcome })
    const words = describeStatus(state, messages)
    const hasDetails = payment?.kind !== 'one_time' || state.status === 'failed' || payment.error_description
    // A server may know steps that this version has no words for.
    const step: string | undefined = messages.steps[payment?.nextStep as StepWord]
    const isCancellation = state.action === 'confirm_cancellation'

    const content = words && (
      <>
        <p className="powens-pay-status-title">{words[0]}</p>
        {payment && (
          <p className="powens-pay-status-amount">
            {formatAmount(payment.amount, payment.currency, messages.locale)}
          </p>
        )}
        <p className="powens-pay-status-text">{words[1]}</p>
        {payment && hasDetails && (
          <Suspense>
            <PaymentDetails payment={payment} />
          </Suspense>
        )}
        {step && <p className="powens-pay-status-step">{step}</p>}
      </>
    )

    return useRender('div', {
      state,
      ref,
      own: { className: 'powens-pay-status' },
      given,
      content: (
        <>
          <LiveRegion className="powens-pay-status-words">
            {typeof children === 'function' ? children(state) : (children ?? content)}
          </LiveRegion>
          {status.reference && (isCancellation || (state.action === 'validate' && payment?.resumable)) && (
            <Suspense>
              <ContinuePayment reference={status.reference} isCancellation={isCancellation} />
            </Suspense>
          )}
          {state.paused && (
            <button type="button" className="powens-pay-secondary" onClick={checkAgain}>
              {messages.checkAgain}
            </button>
          )}
        </>
      ),
    })
  })
