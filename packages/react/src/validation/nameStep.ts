import type { Messages } from '../messages/Messages.ts'
import type { PageValidationState } from './PageValidationState.ts'
import type { ValidationWords } from './words/ValidationWords.ts'

/** The headline of a step; `null` where what is shown has its own. */
export function nameStep(
  { step }: PageValidationState,
  messages: Pick<Messages, 'checking' | 'outcomes'>,
  words: ValidationWords,
): string | null {
  switch (step) {
    case 'reading':
      return messages.checking
    // The button, the list and the status say it.
    case 'start':
    case 'show_status':
    case 'choose_bank':
      return null
    case 'not_offered':
    case 'use_powens':
      return words.powensTitle
    case 'accept_terms':
      return words.termsTitle
    case 'fill_fields':
      return words.fieldsTitle
    case 'give_payer':
      return words.accountTitle
    case 'confirm_summary':
      return words.summaryTitle
    case 'go_to_bank':
      return words.atBankTitle
    case 'approve_in_app':
      return messages.outcomes.approve_in_app[0]
    case 'answer_bank':
      return words.bankAsks
    case 'approve_transfer':
      return words.transferTitle
    case 'finished':
      return words.finishedTitle
    case 'cannot_continue':
      return words.cannotTitle
  }
}
