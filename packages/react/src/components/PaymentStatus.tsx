'use client'
import { formatAmount } from '@powens-pay/core'
import {
  forwardRef,
  Suspense,
  type ForwardRefExoticComponent,
  type ReactNode,
  type RefAttributes,
} from 'react'
import {
  usePaymentStatus,
  type PaymentStatusState,
  type UsePaymentStatusParameters,
} from '../hooks/usePaymentStatus.ts'
import { Foreign } from '../internal/Foreign.tsx'
import { LiveRegion } from '../internal/LiveRegion.tsx'
import { pressOnce } from '../internal/pressOnce.ts'
import { useKeptFocus } from '../internal/useKeptFocus.ts'
import { useRender, type ElementProps } from '../internal/useRender.ts'
import { describeFailure } from '../messages/describe/describeFailure.ts'
import { describeStatus } from '../messages/describe/describeStatus.ts'
import { fillMessage } from '../messages/describe/fillMessage.tsx'
import { statusWords } from '../messages/english/status.ts'
import type { StepWord } from '../messages/Messages.ts'
import { useWords } from '../messages/useWords.ts'
import { ContinuePayment } from './ContinuePayment.tsx'
import { PaymentDetails } from './lazyParts.tsx'

export interface PaymentStatusProps
  extends Omit<UsePaymentStatusParameters, 'client'>, ElementProps<'div', PaymentStatusState> {
  /** Shown where there is no payment: the payer came by another way. @default nothing */
  whenNone?: ReactNode
}

/**
 * Shows the payer the state of the payment: "checking with your bank" until your server has confirmed it.
 * Renders a `<div>` element around a live region.
 */
export const PaymentStatus: ForwardRefExoticComponent<PaymentStatusProps & RefAttributes<HTMLDivElement>> =
  forwardRef<HTMLDivElement, PaymentStatusProps>(function PaymentStatus(
    { reference: given, onOutcome, whenNone, children, ...props },
    ref,
  ) {
    const messages = useWords(statusWords, '<PaymentStatus>')
    const keptFocus = useKeptFocus()
    const { state, payment, outcome, reference, checkAgain } = usePaymentStatus({
      reference: given,
      onOutcome,
    })
    const words = describeStatus(state, messages)
    const failure = outcome && describeFailure(outcome, messages)
    // A server may know steps that this version has no words for.
    const step: string | undefined = messages.steps[payment?.nextStep as StepWord]
    const isCancellation = state.action === 'confirm_cancellation'
    const isContinuable = isCancellation || (state.action === 'validate' && payment?.resumable === true)

    const content = words ? (
      <>
        <p className="powens-pay-status-title">{words[0]}</p>
        {payment && (
          <p className="powens-pay-status-amount">
            {formatAmount(payment.amount, payment.currency, messages.locale)}
          </p>
        )}
        <p className="powens-pay-status-text">{words[1]}</p>
        {failure && <p className="powens-pay-status-text">{failure}</p>}
        {payment && payment.kind !== 'one_time' && (
          <Suspense>
            <PaymentDetails payment={payment} />
          </Suspense>
        )}
        {payment?.error_description && (
          <p className="powens-pay-status-bank">
            {fillMessage(messages.bankSays, { message: <Foreign>{payment.error_description}</Foreign> })}
          </p>
        )}
        {step && <p className="powens-pay-status-step">{step}</p>}
      </>
    ) : (
      whenNone
    )

    return useRender('div', {
      state,
      ref,
      own: { ...keptFocus, className: 'powens-pay-status' },
      given: props,
      content: (
        <>
          <LiveRegion className="powens-pay-status-words">
            {typeof children === 'function' ? children(state) : (children ?? content)}
          </LiveRegion>
          {reference && isContinuable && (
            <ContinuePayment reference={reference} isCancellation={isCancellation} />
          )}
          {state.paused && (
            <button {...pressOnce} type="button" className="powens-pay-secondary" onClick={checkAgain}>
              {messages.checkAgain}
            </button>
          )}
        </>
      ),
    })
  })
