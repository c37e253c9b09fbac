import { bankWords } from '../english/banks.ts'
import { buttonWords } from '../english/button.ts'
import { cancelWords } from '../english/cancel.ts'
import { detailWords } from '../english/details.ts'
import { factWords } from '../english/facts.ts'
import { phoneWords } from '../english/phone.ts'
import { statusWords } from '../english/status.ts'
import type { Messages } from '../Messages.ts'

export const en: Messages = {
  ...buttonWords,
  ...statusWords,
  ...detailWords,
  ...factWords,
  ...phoneWords,
  ...cancelWords,
  ...bankWords,
}
