'use client'
import { resumePayment, type PaymentError, type PaymentReference } from '@powens-pay/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { LiveRegion } from '../internal/LiveRegion.tsx'
import { describeError } from '../messages/describe/describeError.ts'
import { buttonWords } from '../messages/english/button.ts'
import { useWords } from '../messages/useWords.ts'
import { usePaymentContext } from '../provider/usePaymentContext.ts'

export interface ContinuePaymentProps {
  reference: PaymentReference
  /** What waits at the bank is a cancellation. */
  isCancellation: boolean
}

/** Takes the payer back to the bank for what was not approved there yet. */
export function ContinuePayment({ reference, isCancellation }: ContinuePaymentProps): ReactElement {
  const messages = useWords(buttonWords)
  const { client, navigate } = usePaymentContext()
  const { mutate, isPending, error } = useMutation<{ redirectUrl: string }, PaymentError>({
    mutationFn: () => resumePayment(client, reference),
    onSuccess: ({ redirectUrl }) => navigate(redirectUrl),
  })
  return (
    <>
      <button
        type="button"
        className="powens-pay-button"
        data-pending={isPending ? '' : undefined}
        aria-disabled={isPending || undefined}
        onClick={() => {
          if (!isPending) mutate()
        }}
      >
        {isCancellation ? messages.goToBank : messages.continuePayment}
      </button>
      <LiveRegion className="powens-pay-announcement" isError={error !== null}>
        {error ? describeError(error, messages) : isPending && messages.leaving}
      </LiveRegion>
    </>
  )
}
