'use client'
import type { ReactElement } from 'react'
import { buttonWords } from '../messages/english/button.ts'
import { statusWords } from '../messages/english/status.ts'
import type { StepWord } from '../messages/Messages.ts'
import { useWords } from '../messages/useWords.ts'
import { PayButton } from './PayButton.tsx'

const english = { ...buttonWords, ...statusWords }

export interface NextStepProps {
  step: StepWord
  /** The order; `undefined`: the page did not say which. */
  input: unknown
  /** Where the shop is reached; `undefined`: the page did not say. */
  support: string | undefined
}

/** What is pressed, where the page gave what that takes. */
const controls = {
  try_again: 'pay',
  choose_another_bank: 'pay',
  wait: 'pay',
  // Nobody but the bank can say more. The shop may know how else to pay.
  ask_bank: 'contact',
  contact_shop: 'contact',
} as const satisfies Record<StepWord, string>

/** Whether the step is said in a sentence: where there is nothing to press, or where a label cannot say it all. */
export function isSpoken({ step, input, support }: NextStepProps): boolean {
  if (step === 'wait' || step === 'ask_bank') return true
  return controls[step] === 'pay' ? input === undefined : support === undefined
}

/** What the payer can do now, as something to press. */
export function NextStep({ step, input, support }: NextStepProps): ReactElement | null {
  const messages = useWords(english)
  if (controls[step] === 'contact') {
    if (support === undefined) return null
    return (
      <a className="powens-pay-secondary" href={support}>
        {messages.contactShop}
      </a>
    )
  }
  if (input === undefined) return null
  return (
    <PayButton
      input={input}
      label={step === 'choose_another_bank' ? messages.payElsewhere : messages.tryAgain}
    />
  )
}
