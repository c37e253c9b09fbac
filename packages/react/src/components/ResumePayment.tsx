'use client'
import { formatDecimal, type OrderInput } from '@powens-pay/core'
import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import { useResumePayment } from '../hooks/useResumePayment.ts'
import { LiveRegion } from '../internal/LiveRegion.tsx'
import { pressOnce } from '../internal/pressOnce.ts'
import { useKeptFocus } from '../internal/useKeptFocus.ts'
import { useRender, type ElementProps } from '../internal/useRender.ts'
import { describeError } from '../messages/describe/describeError.ts'
import { buttonWords } from '../messages/english/button.ts'
import { statusWords } from '../messages/english/status.ts'
import { useWords } from '../messages/useWords.ts'

const english = { ...buttonWords, ...statusWords }

export interface ResumePaymentState {
  /** There is a payment that the payer can continue. @selector [data-resumable] */
  resumable: boolean
  /** The browser is on its way to the bank. @selector [data-pending] */
  pending: boolean
  /** What went wrong. @selector [data-error] */
  error: string | null
}

export interface ResumePaymentProps extends OrderInput, ElementProps<'div', ResumePaymentState> {}

/**
 * Offers to continue a payment that was created and not approved; empty when there is none.
 * Renders a `<div>` element.
 */
export const ResumePayment: ForwardRefExoticComponent<ResumePaymentProps & RefAttributes<HTMLDivElement>> =
  forwardRef<HTMLDivElement, ResumePaymentProps>(function ResumePayment({ input, ...given }, ref) {
    const messages = useWords(english, '<ResumePayment>')
    const keptFocus = useKeptFocus()
    const { payment, canResume, resume, isPending, error } = useResumePayment({ input })
    return useRender('div', {
      state: { resumable: canResume, pending: isPending, error: error && error.code },
      ref,
      own: { ...keptFocus, className: 'powens-pay-resume' },
      given,
      content: (
        <>
          <LiveRegion className="powens-pay-resume-words">
            {canResume && payment && (
              <>
                <p className="powens-pay-status-title">{messages.outcomes.validate[0]}</p>
                <p className="powens-pay-status-amount">
                  {formatDecimal(payment.amount, payment.currency, messages.locale)}
                </p>
              </>
            )}
            {isPending && <p>{messages.leaving}</p>}
            {error && canResume && <p data-error="">{describeError(error, messages)}</p>}
          </LiveRegion>
          {canResume && (
            <button
              {...pressOnce}
              type="button"
              className="powens-pay-button"
              data-pending={isPending ? '' : undefined}
              aria-disabled={isPending || undefined}
              onClick={resume}
            >
              {messages.continuePayment}
            </button>
          )}
        </>
      ),
    })
  })
