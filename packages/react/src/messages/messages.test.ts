import { expect, test } from 'vitest'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import type { Messages } from './Messages.ts'
import { nl } from './nl.ts'
import { pt } from './pt.ts'

const languages: Messages[] = [en, fr, de, nl, pt, it, es]

/** Every text with its path, such as `outcomes.succeeded.0`. */
function listTexts(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([key, inner]) =>
    listTexts(inner, path ? `${path}.${key}` : key),
  )
}
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).toSorted()

test.each(languages)('behavior: $locale says everything, with the same values in it', (messages) => {
  const english = new Map(listTexts(en))
  const texts = listTexts(messages)
  expect(texts.map(([path]) => path).toSorted()).toEqual([...english.keys()].toSorted())
  for (const [path, text] of texts) {
    expect(text.trim(), path).not.toBe('')
    expect(placeholders(text), path).toEqual(placeholders(english.get(path) ?? ''))
  }
})

test.each(languages.slice(1))('behavior: $locale is not English left as it was', (messages) => {
  const english = new Map(listTexts(en))
  const same = listTexts(messages).filter(([path, text]) => text === english.get(path))
  expect(same).toEqual([])
})

test.each(languages)(
  'behavior: $locale never tells the payer to pay again while the truth is unknown',
  (messages) => {
    for (const word of ['unreachable', 'unknown', 'review', 'processing'] as const) {
      expect(messages.outcomes[word].join(' ')).not.toContain(messages.tryAgain)
    }
  },
)

test.each(languages)('behavior: $locale puts nothing between the words but single spaces', (messages) => {
  for (const [path, text] of listTexts(messages))
    expect(text, path).toBe(text.trim().replaceAll(/ {2,}/g, ' '))
})
