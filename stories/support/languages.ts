import type { Messages } from '@powens-pay/react'
import { de } from '@powens-pay/react/messages/de'
import { en } from '@powens-pay/react/messages/en'
import { es } from '@powens-pay/react/messages/es'
import { fr } from '@powens-pay/react/messages/fr'
import { it } from '@powens-pay/react/messages/it'
import { nl } from '@powens-pay/react/messages/nl'
import { pt } from '@powens-pay/react/messages/pt'

/** What the toolbar offers beside English, which the components bring. */
export const languages: Messages[] = [fr, de, nl, pt, it, es]

/** The words that a story is drawn with. */
export function findMessages(globals: Record<string, unknown>): Messages {
  return languages.find(({ locale }) => locale === globals['locale']) ?? en
}
