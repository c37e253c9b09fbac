import { expect, test } from 'vitest'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { pt } from './pt.ts'
import type { ValidationWords } from './ValidationWords.ts'

const languages: ValidationWords[] = [en, fr, de, nl, pt, it, es]
const list = ({ stops, ...words }: ValidationWords): [string, string][] => [
  ...Object.entries(words),
  ...Object.entries(stops),
]
const placeholders = (text: string) => text.match(/\{\w+\}/g) ?? []

test.each(languages)('$locale says everything, with the same values in it, and nothing empty', (words) => {
  const shape = (language: ValidationWords) =>
    list(language).map(([name, text]) => [name, placeholders(text)])
  expect(shape(words)).toEqual(shape(en))
  expect(list(words).filter(([, text]) => text.trim() === '' || text !== text.trim())).toEqual([])
})

test.each(languages.slice(1))('$locale is not English left as it was', (words) => {
  const english = new Map(list(en))
  expect(list(words).filter(([name, text]) => text === english.get(name))).toEqual([])
})
