'use client'
import type { ConnectorView } from '@powens-pay/core'
import type { ReactElement, ReactNode } from 'react'
import { Foreign } from '../internal/Foreign.tsx'
import { pressOnce } from '../internal/pressOnce.ts'
import { fillMessage } from '../messages/describe/fillMessage.tsx'
import type { Messages } from '../messages/Messages.ts'
import { FieldsForm } from './FieldsForm.tsx'
import { PayerForm } from './PayerForm.tsx'
import type { UsePaymentValidationResult } from './usePaymentValidation.ts'
import { ValidationBanks } from './ValidationBanks.tsx'
import type { ValidationWords } from './words/ValidationWords.ts'

export interface ValidationStepBodyProps {
  validation: UsePaymentValidationResult
  messages: Pick<Messages, 'bankSays' | 'goToBank' | 'outcomes' | 'pay' | 'updates'>
  words: ValidationWords
  renderLogo: ((connector: ConnectorView) => ReactNode) | undefined
}

/** What a step needs of the payer, and its one verb. */
export function ValidationStepBody({
  validation,
  messages,
  words,
  renderLogo,
}: ValidationStepBodyProps): ReactElement | null {
  const { state, payment, terms, isPending } = validation
  const press = (label: string, onClick: () => Promise<void>): ReactElement => (
    <button
      {...pressOnce}
      type="button"
      className="powens-pay-button"
      data-block=""
      aria-disabled={isPending || undefined}
      onClick={() => void onClick()}
    >
      {label}
    </button>
  )
  const other = (label: string, onClick: () => unknown): ReactElement => (
    <button {...pressOnce} type="button" className="powens-pay-secondary" onClick={() => void onClick()}>
      {label}
    </button>
  )
  const canChange = payment !== null && !payment.connector_uuid
  const others = (
    <div className="powens-pay-validation-others">
      {canChange && other(words.otherBank, validation.chooseAgain)}
      {other(words.usePowens, validation.leave)}
    </div>
  )

  switch (state.step) {
    case 'reading':
    case 'show_status':
      return null
    case 'start':
      return press(messages.pay, validation.start)
    case 'not_offered':
    case 'use_powens':
      return (
        <>
          <p>{words.powensText}</p>
          {press(words.usePowens, validation.leave)}
        </>
      )
    case 'choose_bank':
      return (
        <>
          {payment && (
            <ValidationBanks
              paymentId={payment.id}
              listBanks={validation.listBanks}
              onChoose={(uuid) => void validation.choose(uuid)}
              renderLogo={renderLogo}
            />
          )}
          {others}
        </>
      )
    case 'accept_terms':
      return (
        <>
          <section
            className="powens-pay-validation-terms"
            aria-label={words.termsTitle}
            // Keys scroll what has the focus.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
          >
            <div lang={terms?.language ?? ''} dir="auto">
              {terms?.content}
            </div>
          </section>
          {press(words.acceptTerms, validation.accept)}
          {others}
        </>
      )
    case 'fill_fields':
      return (
        <>
          <p>{words.onlyBank}</p>
          <FieldsForm
            fields={state.fields}
            words={words}
            autoComplete="off"
            onAnswer={(values) => void validation.answer(values)}
          />
          {others}
        </>
      )
    case 'give_payer':
      return (
        <>
          <p>{words.onlyBank}</p>
          {payment && (
            <PayerForm
              payment={payment}
              words={words}
              onGive={(account) => void validation.givePayer(account)}
            />
          )}
          {others}
        </>
      )
    case 'confirm_summary':
      return (
        <>
          {press(words.approve, validation.validate)}
          {others}
        </>
      )
    case 'go_to_bank':
      return press(messages.goToBank, validation.leave)
    case 'approve_in_app':
      return (
        <>
          <p>{messages.outcomes.approve_in_app[1]}</p>
          <Hint text={state.hint} messages={messages} />
          <p>{messages.updates}</p>
        </>
      )
    case 'answer_bank':
      return (
        <>
          <Hint text={state.hint} messages={messages} />
          <FieldsForm
            fields={state.fields}
            words={words}
            autoComplete="one-time-code"
            onAnswer={(values) => void validation.answer(values)}
          />
        </>
      )
    case 'approve_transfer':
      return (
        <>
          {press(words.yes, () => validation.approve(true))}
          {other(words.no, () => validation.approve(false))}
        </>
      )
    case 'finished':
      return press(words.backToShop, validation.leave)
    case 'cannot_continue':
      return (
        <>
          <p>{words.stops[state.reason]}</p>
          {press(words.backToShop, validation.leave)}
        </>
      )
  }
}

/** The bank's own words, as text. */
function Hint({
  text,
  messages,
}: {
  text: string | null
  messages: Pick<Messages, 'bankSays'>
}): ReactElement | null {
  if (!text) return null
  return <p>{fillMessage(messages.bankSays, { message: <Foreign>{text}</Foreign> })}</p>
}
