'use client'
import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import { usePayButton, type PayButtonState, type UsePayButtonParameters } from '../hooks/usePayButton.ts'
import { useRender, type ElementProps } from '../internal/useRender.ts'
import { describeError } from '../messages/describe/describeError.ts'
import { buttonWords } from '../messages/english/button.ts'
import { useWords } from '../messages/useWords.ts'

export interface PayButtonProps
  extends
    Omit<UsePayButtonParameters, 'client'>,
    Omit<ElementProps<'button', PayButtonState>, 'disabled' | 'onError' | 'type'> {}

function getLabel(
  { status, resumable }: PayButtonState,
  messages: typeof buttonWords,
  paid: boolean,
): string {
  if (status === 'idle') return resumable ? messages.continuePayment : messages.pay
  if (status === 'settled') return paid ? messages.paid : messages.underWay
  return status === 'error' ? messages.tryAgain : messages[status]
}

/**
 * Creates a payment and takes the payer to their bank.
 * Renders a `<button>` element, followed by a live region that says what the button is doing.
 */
export const PayButton: ForwardRefExoticComponent<PayButtonProps & RefAttributes<HTMLButtonElement>> =
  forwardRef<HTMLButtonElement, PayButtonProps>(function PayButton(
    { input, connectorUuid, disabled, navigate, onCreated, onError, ...given },
    ref,
  ) {
    const messages = useWords(buttonWords, '<PayButton>')
    const { state, error, payment, buttonProps } = usePayButton({
      input,
      connectorUuid,
      disabled,
      navigate,
      onCreated,
      onError,
    })
    const label = getLabel(state, messages, payment?.outcome.bucket === 'paid')
    const button = useRender('button', {
      state,
      ref,
      own: { ...buttonProps, className: 'powens-pay-button' },
      given,
      // The attribute lets the stylesheet keep the width of the wider label to come, so that the button does not jump.
      content: (
        <span className="powens-pay-button-label" data-widest={`${messages.creating}\n${messages.leaving}`}>
          {label}
        </span>
      ),
    })

    // Ends of the wait are announced too: restored from the cache, the button may be used again.
    const ended = state.status === 'idle' && payment ? messages.ready : ''
    return (
      <>
        {button}
        <output className="powens-pay-announcement" data-error={error ? '' : undefined}>
          {error ? describeError(error, messages) : buttonProps['aria-disabled'] ? label : ended}
        </output>
      </>
    )
  })
