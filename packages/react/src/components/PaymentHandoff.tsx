'use client'
import { forwardRef, Suspense, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import { usePaymentHandoff, type UsePaymentHandoffParameters } from '../hooks/usePaymentHandoff.ts'
import { LiveRegion } from '../internal/LiveRegion.tsx'
import { pressOnce } from '../internal/pressOnce.ts'
import { useKeptFocus } from '../internal/useKeptFocus.ts'
import { useRender, type ElementProps } from '../internal/useRender.ts'
import { describeError } from '../messages/describe/describeError.ts'
import { describeOutcome } from '../messages/describe/describeStatus.ts'
import { buttonWords } from '../messages/english/button.ts'
import { phoneWords } from '../messages/english/phone.ts'
import { statusWords } from '../messages/english/status.ts'
import { useWords } from '../messages/useWords.ts'
import { QrCode } from './lazyParts.tsx'

// Reserves the code's space, so that nothing moves when it appears.
const place = <div className="powens-pay-qr" />

const english = { ...buttonWords, ...phoneWords, ...statusWords }

export interface PaymentHandoffState {
  /** `idle` offers the phone; `starting` waits for a link; `open` shows it; `done`: the phone has taken over or finished. @selector [data-status] */
  status: 'idle' | 'starting' | 'open' | 'done' | 'error'
  /** The code can be scanned. @selector [data-open] */
  open: boolean
  /** What it means for the money, once known. @selector [data-bucket] */
  bucket: string | null
  /** What went wrong. @selector [data-error] */
  error: string | null
}

export interface PaymentHandoffProps
  extends Omit<UsePaymentHandoffParameters, 'client'>, ElementProps<'div', PaymentHandoffState> {}

/**
 * Moves a payment to the payer's phone by a QR code, and follows it from this screen.
 * Renders a `<div>` element.
 */
export const PaymentHandoff: ForwardRefExoticComponent<PaymentHandoffProps & RefAttributes<HTMLDivElement>> =
  forwardRef<HTMLDivElement, PaymentHandoffProps>(function PaymentHandoff(
    { input, connectorUuid, onOutcome, ...given },
    ref,
  ) {
    const messages = useWords(english, '<PaymentHandoff>')
    const keptFocus = useKeptFocus()
    const { url, start, isStarted, payment, error } = usePaymentHandoff({
      input,
      connectorUuid,
      onOutcome,
    })
    const outcome = payment?.outcome
    // Until the payer has approved at the bank, the code is the next step.
    const isOpen = url !== undefined && !outcome?.isFinal
    const isBegun = outcome && outcome.status !== 'requires_action'
    const status = error ? 'error' : !isStarted ? 'idle' : isBegun ? 'done' : isOpen ? 'open' : 'starting'
    const words = outcome && isBegun ? describeOutcome(outcome, messages) : null

    return useRender('div', {
      state: { status, open: isOpen, bucket: outcome?.bucket ?? null, error: error && error.code },
      ref,
      own: { ...keptFocus, className: 'powens-pay-handoff' },
      given,
      content: (
        <>
          {(status === 'idle' || status === 'error') && (
            <button {...pressOnce} type="button" className="powens-pay-secondary" onClick={start}>
              {status === 'idle' ? messages.payOnPhone : messages.tryAgain}
            </button>
          )}
          {(status === 'starting' || status === 'open') && (
            <Suspense fallback={place}>
              {isOpen ? <QrCode text={url} label={messages.qrCode} /> : place}
            </Suspense>
          )}
          <LiveRegion className="powens-pay-handoff-words">
            {error && <p>{describeError(error, messages)}</p>}
            {status === 'starting' && <p>{messages.creating}</p>}
            {status === 'open' && <p>{messages.scan}</p>}
            {words && (
              <>
                <p className="powens-pay-status-title">{words[0]}</p>
                <p>{words[1]}</p>
              </>
            )}
          </LiveRegion>
        </>
      ),
    })
  })
