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
import { describeFailure, describeStatus } from '../messages/describeStatus.ts'
import { formatMessage } from '../messages/formatMessage.ts'
import { listSteps } from '../messages/listSteps.ts'
import { useMessages } from '../messages/useMessages.ts'
import { ContinuePayment, PaymentDetails } from './lazyParts.ts'

export interface PaymentStatusProps
  extends UsePaymentStatusParameters, ElementProps<'div', PaymentStatusState> {}

/**
 * Tells the payer what became of the payment: "checking with your bank" until your server has confirmed it.
 * Renders a `<div>` element around a live region.
 */
export const PaymentStatus: ForwardRefExoticComponent<PaymentStatusProps & RefAttributes<HTMLDivElement>> =
  forwardRef(function PaymentStatus({ reference, onOutcome, children, ...given }, ref) {
    const messages = useMessages('<PaymentStatus>')
    const { state, payment, outcome, checkAgain, ...status } = usePaymentStatus({ reference, onOutcome })
    const words = describeStatus(state, messages)
    const failure = describeFailure(outcome, messages)
    const steps = outcome ? listSteps(outcome, messages) : []

    const content = words && (
      <>
        <p className="powens-pay-status-title">{words[0]}</p>
        {payment && (
          <p className="powens-pay-status-amount">
            {formatAmount(payment.amount, payment.currency, messages.locale)}
          </p>
        )}
        {failure && <p className="powens-pay-status-text">{failure}</p>}
        <p className="powens-pay-status-text">{words[1]}</p>
        {payment && payment.kind !== 'one_time' && (
          <Suspense>
            <PaymentDetails payment={payment} messages={messages} />
          </Suspense>
        )}
        {payment?.error_description && (
          <p className="powens-pay-status-bank">
            {formatMessage(messages.bankSays, { message: payment.error_description })}
          </p>
        )}
        {steps.length > 0 && (
          <ul className="powens-pay-status-steps">
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        )}
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
          {state.action === 'validate' && payment?.resumable && status.reference && (
            <Suspense>
              <ContinuePayment reference={status.reference} messages={messages} />
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
