'use client'
import { resumePayment, type PaymentError, type PaymentReference } from '@powens-pay/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { LiveRegion } from '../internal/LiveRegion.tsx'
import { describeError } from '../messages/describeError.ts'
import type { Messages } from '../messages/Messages.ts'
import { usePaymentContext } from '../provider/usePaymentContext.ts'

export interface ContinuePaymentProps {
  reference: PaymentReference
  messages: Messages
}

/** Takes the payer back to the bank for a payment that was not approved yet. */
export function ContinuePayment({ reference, messages }: ContinuePaymentProps): ReactElement {
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
        {messages.continuePayment}
      </button>
      <LiveRegion className="powens-pay-announcement" isError={error !== null}>
        {error ? describeError(error, messages) : isPending && messages.leaving}
      </LiveRegion>
    </>
  )
}
