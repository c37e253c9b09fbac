'use client'
import type { PaymentReference } from '@powens-pay/core'
import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import { useCancelPayment } from '../hooks/useCancelPayment.ts'
import { LiveRegion } from '../internal/LiveRegion.tsx'
import { pressOnce } from '../internal/pressOnce.ts'
import { useOwnedState } from '../internal/useOwnedState.ts'
import { useRender, type ElementProps } from '../internal/useRender.ts'
import { describeError } from '../messages/describe/describeError.ts'
import { buttonWords } from '../messages/english/button.ts'
import { cancelWords } from '../messages/english/cancel.ts'
import { useWords } from '../messages/useWords.ts'
import { usePaymentContext } from '../provider/usePaymentContext.ts'

const english = { ...buttonWords, ...cancelWords }

export interface CancelPaymentState {
  /** `confirming`: pressed once, and a second press cancels. @selector [data-status] */
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
 * Cancels a payment, after the payer confirms with a second press.
 * Renders a `<button>` element, followed by a live region.
 */
export const CancelPayment: ForwardRefExoticComponent<CancelPaymentProps & RefAttributes<HTMLButtonElement>> =
  forwardRef<HTMLButtonElement, CancelPaymentProps>(function CancelPayment({ reference, ...given }, ref) {
    const messages = useWords(english, '<CancelPayment>')
    const { client } = usePaymentContext()
    const { status: cancellation, cancel, error: failure } = useCancelPayment({ reference })
    const [isAsking, setAsking] = useOwnedState(client, reference, false)
    // Asked once more, what went wrong before is over.
    const error = isAsking ? null : failure
    const status = isAsking ? 'confirming' : cancellation
    const isClosed = status === 'pending' || status === 'done'
    const words = {
      idle: messages.cancelPayment,
      confirming: messages.confirmCancel,
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
        'aria-disabled': isClosed || undefined,
        onBlur: () => setAsking(false),
        onClick: () => {
          if (isClosed) return
          if (isAsking) void cancel()
          setAsking(!isAsking)
        },
      },
      given,
      content: (
        <span className="powens-pay-button-label" data-widest={Object.values(words).join('\n')}>
          {words[status]}
        </span>
      ),
    })
    return (
      <>
        {button}
        <LiveRegion className="powens-pay-announcement" isError={error !== null}>
          {error ? describeError(error, messages) : status === 'idle' ? '' : words[status]}
        </LiveRegion>
      </>
    )
  })
