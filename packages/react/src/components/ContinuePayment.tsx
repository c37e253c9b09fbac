'use client'
import type { PaymentReference } from '@powens-pay/core'
import type { ReactElement } from 'react'
import { useContinuePayment } from '../hooks/useContinuePayment.ts'
import { LiveRegion } from '../internal/LiveRegion.tsx'
import { pressOnce } from '../internal/pressOnce.ts'
import { describeError } from '../messages/describe/describeError.ts'
import { buttonWords } from '../messages/english/button.ts'
import { useWords } from '../messages/useWords.ts'

export interface ContinuePaymentProps {
  reference: PaymentReference
  /** A cancellation waits at the bank. */
  isCancellation: boolean
}

/** Takes the payer back to the bank to approve what still waits there. */
export function ContinuePayment({ reference, isCancellation }: ContinuePaymentProps): ReactElement {
  const messages = useWords(buttonWords)
  const { resume, isPending, error } = useContinuePayment(reference)
  return (
    <>
      <button
        {...pressOnce}
        type="button"
        className="powens-pay-button"
        data-pending={isPending ? '' : undefined}
        aria-disabled={isPending || undefined}
        onClick={() => void resume()}
      >
        {isCancellation ? messages.goToBank : messages.continuePayment}
      </button>
      <LiveRegion className="powens-pay-announcement" isError={error !== null}>
        {error ? describeError(error, messages) : isPending && messages.leaving}
      </LiveRegion>
    </>
  )
}
