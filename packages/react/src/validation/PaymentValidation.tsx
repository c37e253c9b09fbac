'use client'
import type { ConnectorView } from '@powens-pay/core'
import {
  forwardRef,
  type ForwardRefExoticComponent,
  type ReactElement,
  type ReactNode,
  type RefAttributes,
} from 'react'
import { PaymentStatus } from '../components/PaymentStatus.tsx'
import { LiveRegion } from '../internal/LiveRegion.tsx'
import { pressOnce } from '../internal/pressOnce.ts'
import { useKeptFocus } from '../internal/useKeptFocus.ts'
import { useRender, type ElementProps } from '../internal/useRender.ts'
import { describeError } from '../messages/describe/describeError.ts'
import { buttonWords } from '../messages/english/button.ts'
import { detailWords } from '../messages/english/details.ts'
import { factWords } from '../messages/english/facts.ts'
import { statusWords } from '../messages/english/status.ts'
import { useWords } from '../messages/useWords.ts'
import type { PageValidationState } from './PageValidationState.ts'
import { usePaymentValidation, type UsePaymentValidationParameters } from './usePaymentValidation.ts'
import { nameStep } from './nameStep.ts'
import { ValidationFacts } from './ValidationFacts.tsx'
import { ValidationStepBody } from './ValidationStepBody.tsx'
import type { ValidationWords } from './words/ValidationWords.ts'
import { useValidationWords } from './words/useValidationWords.ts'

const english = { ...buttonWords, ...detailWords, ...factWords, ...statusWords }

/** Who initiates the payment. The law wants payers to see it; copy it from your contract with Powens. */
export interface PaymentProviderIdentity {
  /** The legal name and address, such as `Powens SAS, 12 rue de la Paix, 75002 Paris`. */
  name: string
  /** How payers reach it: an e-mail address, a page, a telephone number. */
  contact: string
  /** Who supervises it, with the number of its registration. */
  supervisor: string
}

export interface PaymentValidationState {
  /** @selector [data-step] */
  step: PageValidationState['step']
  /** A request is under way. @selector [data-pending] */
  pending: boolean
  /** The browser is on its way to another page. @selector [data-leaving] */
  leaving: boolean
  /** What went wrong. @selector [data-error] */
  error: string | null
}

export interface PaymentValidationProps
  extends
    Omit<UsePaymentValidationParameters, 'client'>,
    Omit<ElementProps<'section', PaymentValidationState>, 'children'> {
  provider: PaymentProviderIdentity
  /** What the payer is charged for the payment beside its amount, where you know it. */
  charges?: string | undefined
  /** Of the titles, among the page's headings. @default 2 */
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | undefined
  /** Draws a bank's logo. @default its initials on its colour */
  renderLogo?: ((connector: ConnectorView) => ReactNode) | undefined
  /** Replaces words of the language, which is that of the page's other words. */
  words?: Partial<ValidationWords> | undefined
}

/** In these steps the payer sees what is paid: before they confirm it, and for as long as the bank has a question. */
const withFacts = [
  'confirm_summary',
  'go_to_bank',
  'approve_in_app',
  'answer_bank',
  'approve_transfer',
  'finished',
]

/**
 * Validates a payment in the shop's own page: bank, terms, fields, summary, and what the bank asks. For merchants whom
 * Powens allows to; for all others it leads to Powens's webview.
 * Renders a `<section>` element.
 */
export const PaymentValidation: ForwardRefExoticComponent<
  PaymentValidationProps & RefAttributes<HTMLElement>
> = forwardRef<HTMLElement, PaymentValidationProps>(function PaymentValidation(
  { input, reference, navigate, provider, charges, headingLevel = 2, renderLogo, words: ownWords, ...given },
  ref,
): ReactElement {
  const messages = useWords(english, '<PaymentValidation>')
  const words = useValidationWords(messages.locale, ownWords)
  const keptFocus = useKeptFocus((root) => root.querySelector('h1, h2, h3, h4, h5, h6'))
  const validation = usePaymentValidation({ input, reference, navigate })
  const { state, error, isPending, isLeaving, payment, connector } = validation
  const { step } = state
  const Title = `h${headingLevel}` as const
  const title = nameStep(state, messages, words)
  // A token that has run out says nothing of what was typed.
  const isRefused = error?.code === 'powens_error' && error.status !== 401 && error.status !== 403

  return useRender('section', {
    state: { step, pending: isPending, leaving: isLeaving, error: error && error.code },
    ref,
    own: {
      ...keptFocus,
      className: 'powens-pay-connectors powens-pay-validation',
      'aria-busy': isPending,
    },
    given: given as ElementProps<'section', PaymentValidationState>,
    content: (
      <>
        {/* Another step has new elements: what was typed in the last one is gone. */}
        {title && (
          <Title key={step} className="powens-pay-validation-title">
            {title}
          </Title>
        )}
        <LiveRegion className="powens-pay-validation-words" isError={error !== null}>
          {isPending && !error && <p className="powens-pay-hidden">{messages.checking}</p>}
          {(step === 'approve_in_app' || step === 'finished') && <p className="powens-pay-hidden">{title}</p>}
          {isLeaving && <p>{step === 'go_to_bank' ? messages.leaving : messages.checking}</p>}
          {error && <p>{isRefused ? words.refused : describeError(error, messages)}</p>}
        </LiveRegion>
        {withFacts.includes(step) && payment && (
          <ValidationFacts
            payment={payment}
            bank={connector?.name}
            charges={charges}
            messages={messages}
            words={words}
          />
        )}
        {step === 'confirm_summary' && (
          <p className="powens-pay-validation-provider">
            {words.service.replace('{provider}', () => provider.name)} {words.contact}: {provider.contact}.{' '}
            {words.supervisor}: {provider.supervisor}.
          </p>
        )}
        {(step === 'show_status' || step === 'cannot_continue') && validation.reference && (
          <PaymentStatus reference={validation.reference} headingLevel={headingLevel} />
        )}
        <ValidationStepBody
          key={`${step} ${JSON.stringify('fields' in state ? state.fields : null)}`}
          validation={validation}
          messages={messages}
          words={words}
          renderLogo={renderLogo}
        />
        {error && step === 'reading' && (
          <button
            {...pressOnce}
            type="button"
            className="powens-pay-secondary"
            onClick={() => void validation.read()}
          >
            {messages.tryAgain}
          </button>
        )}
      </>
    ),
  })
})
