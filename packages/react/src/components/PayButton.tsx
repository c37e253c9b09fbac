'use client'
import { formatDecimal } from '@powens-pay/core'
import { forwardRef, useRef, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import { usePayButton, type PayButtonState, type UsePayButtonParameters } from '../hooks/usePayButton.ts'
import { useKeptFocus } from '../internal/useKeptFocus.ts'
import { useRender, type ElementProps } from '../internal/useRender.ts'
import { describeError } from '../messages/describe/describeError.ts'
import { formatMessage } from '../messages/describe/formatMessage.ts'
import { buttonWords } from '../messages/english/button.ts'
import { useWords } from '../messages/useWords.ts'

export interface PayButtonProps
  extends
    Omit<UsePayButtonParameters, 'client'>,
    Omit<ElementProps<'button', PayButtonState>, 'disabled' | 'onError' | 'type'> {
  /** What the button says while it offers to pay. @default "Pay by bank", in the payer's language, with the amount if given */
  label?: string | undefined
  /** Shown in the label, as exact decimal text such as `'5.70'`. What is paid is what your server decides. */
  amount?: string | undefined
  /** Of `amount`, ISO 4217. @default 'EUR' */
  currency?: string | undefined
  /** @default 'medium' */
  size?: 'small' | 'medium' | 'large' | undefined
  /** As wide as what it stands in. @default as wide as its own label */
  block?: boolean | undefined
}

function getLabel(
  { status, resumable }: PayButtonState,
  messages: typeof buttonWords,
  offer: string,
): string {
  if (status === 'idle') return resumable ? messages.continuePayment : offer
  if (status === 'settled' || status === 'error') return messages.tryAgain
  return messages[status]
}

/**
 * Creates a payment and takes the payer to their bank.
 * Renders a `<button>` element, followed by a live region that says what the button is doing. When nothing is left to pay,
 * only the live region remains, as a visible line.
 */
export const PayButton: ForwardRefExoticComponent<PayButtonProps & RefAttributes<HTMLButtonElement>> =
  forwardRef<HTMLButtonElement, PayButtonProps>(function PayButton(
    {
      input,
      connectorUuid,
      disabled,
      navigate,
      onCreated,
      onError,
      label,
      amount,
      currency = 'EUR',
      size,
      block,
      ...given
    },
    ref,
  ) {
    const messages = useWords(buttonWords, '<PayButton>')
    const line = useRef<HTMLOutputElement>(null)
    const keptFocus = useKeptFocus(() => line.current)
    const { state, error, payment, buttonProps } = usePayButton({
      input,
      connectorUuid,
      disabled,
      navigate,
      onCreated,
      onError,
    })
    const priced =
      amount &&
      formatMessage(messages.payAmount, {
        amount: formatDecimal(amount, currency, messages.locale),
      })
    const offer = label ?? (priced || messages.pay)
    const words = getLabel(state, messages, offer)
    const button = useRender('button', {
      state,
      ref,
      own: {
        ...keptFocus,
        ...buttonProps,
        className: 'powens-pay-button',
        'data-size': size,
        'data-block': block ? '' : undefined,
      },
      given,
      // The attribute lets the stylesheet keep the width of the offer, so that the button does not jump.
      content: (
        <span className="powens-pay-button-label" data-offer={offer}>
          <span>{words}</span>
        </span>
      ),
    })

    const isSettled = state.status === 'settled'
    // Ends of the wait are announced too: restored from the cache, the button may be used again.
    const ended = state.status === 'idle' && payment ? messages.ready : ''
    const said = error ? describeError(error, messages) : state.pending ? words : ended
    const settled = payment?.outcome.bucket === 'paid' ? messages.paid : messages.underWay
    return (
      <>
        {!isSettled && button}
        <output
          ref={line}
          className="powens-pay-announcement"
          data-error={error && !isSettled ? '' : undefined}
          data-bucket={isSettled ? (payment?.outcome.bucket ?? 'in_progress') : undefined}
        >
          {isSettled && <b>{settled}</b>}
          {isSettled && said && ' '}
          {said}
        </output>
      </>
    )
  })
