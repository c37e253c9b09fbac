'use client'
import type { PaymentReference } from '@powens-pay/core'
import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import { useCancelPayment } from '../hooks/useCancelPayment.ts'
import { LiveRegion } from '../internal/LiveRegion.tsx'
import { pressOnce } from '../internal/pressOnce.ts'
import { useKeptFocus } from '../internal/useKeptFocus.ts'
import { useOwnedState } from '../internal/useOwnedState.ts'
import { useRender, type ElementProps } from '../internal/useRender.ts'
import { describeError } from '../messages/describe/describeError.ts'
import { cancelWords } from '../messages/english/cancel.ts'
import { useWords } from '../messages/useWords.ts'
import { usePaymentContext } from '../provider/usePaymentContext.ts'
import { CancelQuestion } from './CancelQuestion.tsx'

export interface CancelPaymentState {
  /** `confirming`: the payer is asked; the question replaces the button. @selector [data-status] */
  status: 'idle' | 'confirming' | 'pending' | 'done' | 'error'
  /** The request is under way. @selector [data-pending] */
  pending: boolean
  /** What went wrong. @selector [data-error] */
  error: string | null
}

export interface CancelPaymentProps extends Omit<ElementProps<'button', CancelPaymentState>, 'type'> {
  reference: PaymentReference
}

/**
 * Cancels a payment, after a question.
 * Renders a `<button>` element, followed by a live region. The question replaces the button; once the cancellation is
 * requested, only the live region remains.
 */
export const CancelPayment: ForwardRefExoticComponent<CancelPaymentProps & RefAttributes<HTMLButtonElement>> =
  forwardRef<HTMLButtonElement, CancelPaymentProps>(function CancelPayment({ reference, ...given }, ref) {
    const messages = useWords(cancelWords, '<CancelPayment>')
    const { client } = usePaymentContext()
    const { status: cancellation, cancel, error: failure } = useCancelPayment({ reference })
    const [isAsking, setAsking] = useOwnedState(client, reference, false)
    // Asked once more, what went wrong before is over.
    const error = isAsking ? null : failure
    const status = isAsking ? 'confirming' : cancellation
    const isDone = status === 'done'
    // Where the question was, the button returns.
    const keptFocus = useKeptFocus((root) => root.querySelector('button'))
    const words = {
      idle: messages.cancelPayment,
      confirming: messages.cancelQuestion,
      pending: messages.cancelling,
      done: messages.cancelAsked,
      error: messages.cancelPayment,
    }

    const button = useRender('button', {
      state: { status, pending: status === 'pending', error: error && error.code },
      ref,
      own: {
        ...pressOnce,
        type: 'button',
        className: 'powens-pay-secondary',
        'aria-disabled': status === 'pending' || undefined,
        onClick: () => {
          if (status === 'pending') return
          setAsking(true)
        },
      },
      given,
      content: words[status],
    })
    const question = (
      <CancelQuestion
        messages={messages}
        onKeep={() => setAsking(false)}
        onCancel={() => {
          setAsking(false)
          void cancel()
        }}
      />
    )
    const said = isDone || status === 'pending' ? words[status] : ''
    return (
      <div {...keptFocus} className="powens-pay-cancel">
        {isAsking ? question : !isDone && button}
        <LiveRegion className="powens-pay-announcement" isError={error !== null} isDone={isDone}>
          {error ? describeError(error, messages) : said}
        </LiveRegion>
      </div>
    )
  })
