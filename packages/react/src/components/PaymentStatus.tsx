'use client'
import { formatDecimal } from '@powens-pay/core'
import {
  forwardRef,
  Fragment,
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
import { PaymentDetails, PaymentFacts } from './lazyParts.tsx'
import { isSpoken, NextStep } from './NextStep.tsx'
import type { PayerBank } from './PaymentFacts.tsx'

export interface PaymentStatusProps
  extends Omit<UsePaymentStatusParameters, 'client'>, ElementProps<'div', PaymentStatusState> {
  /** Shown where there is no payment: the payer came by another way. @default nothing */
  whenNone?: ReactNode
  /** The order, as `<PayButton>` takes it: a payment that failed can then be made again from here. */
  input?: unknown
  /** Where the payer reaches the shop, such as `mailto:` or a page. */
  support?: string | undefined
  /** Of the title, among the page's headings. @default 2 */
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | undefined
  /** Draws the logo of the payer's bank. @default none */
  renderLogo?: ((bank: PayerBank) => ReactNode) | undefined
}

/**
 * Shows the payer the state of the payment: "checking with your bank" until your server has confirmed it.
 * Renders a `<div>` element around a live region.
 */
export const PaymentStatus: ForwardRefExoticComponent<PaymentStatusProps & RefAttributes<HTMLDivElement>> =
  forwardRef<HTMLDivElement, PaymentStatusProps>(function PaymentStatus(
    {
      reference: given,
      onOutcome,
      whenNone,
      input,
      support,
      headingLevel = 2,
      renderLogo,
      children,
      ...props
    },
    ref,
  ) {
    const messages = useWords(statusWords, '<PaymentStatus>')
    const keptFocus = useKeptFocus()
    const { state, payment, outcome, reference, checkAgain } = usePaymentStatus({
      reference: given,
      onOutcome,
    })
    const unwanted = payment?.unwanted
    const errorCode = outcome?.status === 'failed' ? outcome.errorCode : null
    const words = describeStatus({ ...state, errorCode, unwanted }, messages)
    const failure = outcome && describeFailure(outcome, messages)
    // A server may know steps that this version has no words for. Of two payments of an order the newer one is continued.
    const step =
      payment?.nextStep && !unwanted && Object.hasOwn(messages.steps, payment.nextStep)
        ? (payment.nextStep as StepWord)
        : null
    const isFollowed =
      outcome?.isFinal === false && !state.paused && /_in_app|^confirm$|null/.test(`${state.action}`)
    // The bank has the order.
    const isOrdered = state.bucket !== 'not_paid' && state.status !== 'requires_action'
    const Title = `h${headingLevel}` as const
    const isCancellation = state.action === 'confirm_cancellation'
    const isContinuable = isCancellation || (state.action === 'validate' && payment?.resumable === true)

    const content = words ? (
      // Another status has new elements: none of the old ones moves.
      <Fragment key={words[0]}>
        {state.status === 'succeeded' && !state.review && (
          <p className="powens-pay-status-kind">{messages.confirmation}</p>
        )}
        <Title className="powens-pay-status-title">{words[0]}</Title>
        {payment && (
          <p className="powens-pay-status-amount">
            {formatDecimal(payment.amount, payment.currency, messages.locale)}
          </p>
        )}
        <p className="powens-pay-status-text">{words[1]}</p>
        {failure && <p className="powens-pay-status-text">{failure}</p>}
        {payment && payment.kind !== 'one_time' && <PaymentDetails payment={payment} />}
        {payment?.error_description && (
          <p className="powens-pay-status-bank">
            {fillMessage(messages.bankSays, { message: <Foreign>{payment.error_description}</Foreign> })}
          </p>
        )}
        {step && isSpoken({ step, input, support }) && (
          <p className="powens-pay-status-text">{messages.steps[step]}</p>
        )}
        {isFollowed && <p className="powens-pay-status-note">{messages.updates}</p>}
      </Fragment>
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
          {step && !children && <NextStep step={step} input={input} support={support} />}
          {reference && isContinuable && (
            <ContinuePayment reference={reference} isCancellation={isCancellation} />
          )}
          {words && payment && !children && (
            <PaymentFacts
              key={words[0]}
              payment={payment}
              kept={isOrdered ? words[0] : null}
              renderLogo={renderLogo}
            />
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
