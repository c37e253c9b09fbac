import { expect, test } from 'vitest'
import { de } from './locales/de.ts'
import { en } from './locales/en.ts'
import { es } from './locales/es.ts'
import { fr } from './locales/fr.ts'
import { it } from './locales/it.ts'
import { nl } from './locales/nl.ts'
import { pt } from './locales/pt.ts'
import type { Messages } from './Messages.ts'

const languages: Messages[] = [en, fr, de, nl, pt, it, es]

test('default: each file that an entry reaches is a language, named like it', () => {
  const files = Object.keys(import.meta.glob('./locales/*'))
  expect(files.toSorted()).toEqual(languages.map(({ locale }) => `./locales/${locale}.ts`).toSorted())
})

/** Every text with its path, such as `outcomes.succeeded.0`. */
function listTexts(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([key, inner]) =>
    listTexts(inner, path ? `${path}.${key}` : key),
  )
}
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).toSorted()

test.each(languages)('behavior: $locale says everything, with the same values in it', (messages) => {
  const shape = (language: Messages) =>
    listTexts(language)
      .map(([path, text]) => `${path}: ${placeholders(text).join(' ')}`)
      .toSorted()
  expect(shape(messages)).toEqual(shape(en))
})

test.each(languages)('behavior: $locale leaves nothing empty and no blanks around', (messages) => {
  const odd = listTexts(messages).filter(
    ([, text]) => text === '' || text !== text.trim().replaceAll(/ {2,}/g, ' '),
  )
  expect(odd).toEqual([])
})

test.each(languages.slice(1))('behavior: $locale is not English left as it was', (messages) => {
  const english = new Map(listTexts(en))
  const same = listTexts(messages).filter(([path, text]) => text === english.get(path))
  expect(same).toEqual([])
})

test.each(languages)(
  'behavior: $locale does not send the payer back to pay while the truth is unknown',
  (messages) => {
    for (const word of ['unreachable', 'unknown', 'review', 'processing'] as const)
      expect(messages.outcomes[word].join(' ')).not.toContain(messages.tryAgain)
  },
)
