'use client'
import { formatDecimal } from '@powens-pay/core'
import {
  forwardRef,
  Suspense,
  type ForwardRefExoticComponent,
  type KeyboardEvent,
  type RefAttributes,
} from 'react'
import { usePaymentHandoff, type UsePaymentHandoffParameters } from '../hooks/usePaymentHandoff.ts'
import { Foreign } from '../internal/Foreign.tsx'
import { LiveRegion } from '../internal/LiveRegion.tsx'
import { pressOnce } from '../internal/pressOnce.ts'
import { useKeptFocus } from '../internal/useKeptFocus.ts'
import { useOwnedState } from '../internal/useOwnedState.ts'
import { useRender, type ElementProps } from '../internal/useRender.ts'
import { describeError } from '../messages/describe/describeError.ts'
import { describeOutcome } from '../messages/describe/describeStatus.ts'
import { fillMessage } from '../messages/describe/fillMessage.tsx'
import { formatPair } from '../messages/describe/formatPair.ts'
import { buttonWords } from '../messages/english/button.ts'
import { factWords } from '../messages/english/facts.ts'
import { phoneWords } from '../messages/english/phone.ts'
import { statusWords } from '../messages/english/status.ts'
import { useWords } from '../messages/useWords.ts'
import { usePaymentContext } from '../provider/usePaymentContext.ts'
import { CopyButton } from './CopyButton.tsx'
import { QrCode } from './lazyQrCode.tsx'
import { readFacts } from './readFacts.ts'

// Reserves the code's space, so that nothing moves when it appears.
const place = <div className="powens-pay-qr" />

const english = { ...buttonWords, ...factWords, ...phoneWords, ...statusWords }

export interface PaymentHandoffState {
  /**
   * `idle` offers the phone; `starting` waits for a link; `open` shows it; `done`: the phone has taken over or finished.
   * @selector [data-status]
   */
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

interface Progress {
  isStarted: boolean
  /** The payer closed the code. */
  isClosed: boolean
  isReady: boolean
  /** The payment went on, on the phone or elsewhere. */
  isBegun: boolean
  hasError: boolean
}

function getStatus(progress: Progress): PaymentHandoffState['status'] {
  if (progress.hasError) return 'error'
  if (progress.isBegun) return 'done'
  if (!progress.isStarted || progress.isClosed) return 'idle'
  return progress.isReady ? 'open' : 'starting'
}

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
    const { client } = usePaymentContext()
    // Where the code was closed, its offer returns.
    const keptFocus = useKeptFocus((root) => root.querySelector(':scope > button'))
    const [isClosed, setClosed] = useOwnedState(client, [input, connectorUuid], false)
    const { url, start, isStarted, payment, error } = usePaymentHandoff({
      input,
      connectorUuid,
      onOutcome,
    })
    const outcome = payment?.outcome
    const isBegun = outcome !== undefined && outcome.status !== 'requires_action'
    // Until the payer has approved at the bank, the code is what there is to do.
    const isReady = url !== undefined && !outcome?.isFinal
    const status = getStatus({ isStarted, isClosed, isReady, isBegun, hasError: error !== null })
    const words = isBegun ? describeOutcome(outcome, messages) : null
    const link = status === 'open' ? url : undefined
    const isShown = status === 'open' || status === 'starting'
    const payee = payment && readFacts(payment.payment).payee

    return useRender('div', {
      state: {
        status,
        open: link !== undefined,
        bucket: outcome?.bucket ?? null,
        error: error && error.code,
      },
      ref,
      own: {
        ...keptFocus,
        className: 'powens-pay-handoff',
        onKeyDown: (event: KeyboardEvent) => {
          if (event.key === 'Escape' && isShown) setClosed(true)
        },
      },
      given,
      content: (
        <>
          {(status === 'idle' || status === 'error') && (
            <button
              {...pressOnce}
              type="button"
              className="powens-pay-secondary"
              onClick={() => {
                setClosed(false)
                if (!isStarted || error) start()
              }}
            >
              {status === 'idle' ? messages.payOnPhone : messages.tryAgain}
            </button>
          )}
          {isShown && (
            <Suspense fallback={place}>
              {link === undefined ? place : <QrCode text={link} label={messages.qrCode} />}
            </Suspense>
          )}
          <LiveRegion className="powens-pay-handoff-words">
            {error && <p>{describeError(error, messages)}</p>}
            {status === 'starting' && <p>{messages.creating}</p>}
            {link !== undefined && payment && (
              <p className="powens-pay-status-amount">
                {formatDecimal(payment.payment.amount, payment.payment.currency, messages.locale)}
              </p>
            )}
            {link !== undefined && payee && (
              <p>
                {fillMessage(formatPair(messages.facts.payee, '{payee}', messages.locale), {
                  payee: <Foreign>{payee}</Foreign>,
                })}
              </p>
            )}
            {link !== undefined && (
              <p>
                {messages.scan} {messages.updates}
              </p>
            )}
            {words && (
              <>
                <p className="powens-pay-status-title">{words[0]}</p>
                <p>{words[1]}</p>
              </>
            )}
          </LiveRegion>
          {isShown && (
            <div className="powens-pay-handoff-actions">
              {link !== undefined && (
                <>
                  <a className="powens-pay-secondary" href={link}>
                    {messages.openHere}
                  </a>
                  <CopyButton text={link} label={messages.copyLink} copied={messages.copied} />
                </>
              )}
              <button type="button" className="powens-pay-secondary" onClick={() => setClosed(true)}>
                {messages.close}
              </button>
            </div>
          )}
        </>
      ),
    })
  })
