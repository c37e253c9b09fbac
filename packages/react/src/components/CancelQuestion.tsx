'use client'
import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type MouseEvent } from 'react'
import { pressOnce } from '../internal/pressOnce.ts'
import type { cancelWords } from '../messages/english/cancel.ts'

export interface CancelQuestionProps {
  messages: typeof cancelWords
  onKeep: () => void
  onCancel: () => void
}

/** Asks once more whether to cancel, with the safe answer first and focused. */
export function CancelQuestion({ messages, onKeep, onCancel }: CancelQuestionProps) {
  const keep = useRef<HTMLButtonElement>(null)
  useEffect(() => keep.current?.focus(), [])
  // The second click of a double click was meant for the button that was here before.
  const answer = (act: () => void) => (event: MouseEvent) => {
    if (event.detail < 2) act()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are those of the buttons in it
    <fieldset
      className="powens-pay-question"
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Escape') onKeep()
      }}
      onBlur={({ currentTarget, relatedTarget }: FocusEvent) => {
        // A payer who goes on to something else has not answered. One who looks at another window is still asked.
        if (relatedTarget && !currentTarget.contains(relatedTarget)) onKeep()
      }}
    >
      <legend>{messages.cancelQuestion}</legend>
      <button
        {...pressOnce}
        ref={keep}
        type="button"
        className="powens-pay-secondary"
        onClick={answer(onKeep)}
      >
        {messages.keepPayment}
      </button>
      <button
        {...pressOnce}
        type="button"
        className="powens-pay-secondary"
        data-danger=""
        onClick={answer(onCancel)}
      >
        {messages.confirmCancel}
      </button>
    </fieldset>
  )
}
