'use client'
import type { PaymentReference } from '@powens-pay/core'
import { forwardRef, useState, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import { useCancelPayment } from '../hooks/useCancelPayment.ts'
import { LiveRegion } from '../internal/LiveRegion.tsx'
import { useRender, type ElementProps } from '../internal/useRender.ts'
import { describeError } from '../messages/describe/describeError.ts'
import { buttonWords } from '../messages/english/button.ts'
import { cancelWords } from '../messages/english/cancel.ts'
import { useWords } from '../messages/useWords.ts'

const english = { ...buttonWords, ...cancelWords }

export interface CancelPaymentState {
  /** `confirming`: pressed once, and a second press cancels. @selector [data-status] */
  status: 'idle' | 'confirming' | 'pending' | 'done' | 'error'
  /** The shop is being asked. @selector [data-pending] */
  pending: boolean
  /** What went wrong. @selector [data-error] */
  error: string | null
}

export interface CancelPaymentProps extends Omit<ElementProps<'button', CancelPaymentState>, 'type'> {
  reference: PaymentReference
}

/**
 * Cancels a payment, after asking once more.
 * Renders a `<button>` element, followed by a live region.
 */
export const CancelPayment: ForwardRefExoticComponent<CancelPaymentProps & RefAttributes<HTMLButtonElement>> =
  forwardRef<HTMLButtonElement, CancelPaymentProps>(function CancelPayment({ reference, ...given }, ref) {
    const messages = useWords(english, '<CancelPayment>')
    const { mutate, status: mutation, error, reset } = useCancelPayment()
    const [isAsking, setAsking] = useState(false)
    const status = isAsking ? 'confirming' : mutation === 'success' ? 'done' : mutation
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
        type: 'button',
        className: 'powens-pay-secondary',
        'aria-disabled': status === 'pending' || status === 'done' || undefined,
        onBlur: () => setAsking(false),
        onClick: () => {
          if (status === 'pending' || status === 'done') return
          if (isAsking) mutate(reference)
          else reset()
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
