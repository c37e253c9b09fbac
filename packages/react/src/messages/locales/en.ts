import { bankWords } from '../english/banks.ts'
import { cancelWords } from '../english/cancel.ts'
import { detailWords } from '../english/details.ts'
import { factWords } from '../english/facts.ts'
import { phoneWords } from '../english/phone.ts'
import { statusWords } from '../english/status.ts'
import type { Messages } from '../Messages.ts'

export const en: Messages = {
  ...statusWords,
  ...detailWords,
  ...factWords,
  ...phoneWords,
  ...cancelWords,
  ...bankWords,
  // A page of the shop's own may show what the address says.
  errors: { ...cancelWords.errors, link_expired: 'This link has expired. Start again from the shop.' },
}
