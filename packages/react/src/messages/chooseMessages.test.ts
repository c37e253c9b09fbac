import { expect, test } from 'vitest'
import { chooseMessages } from './chooseMessages.ts'
import { en } from './locales/en.ts'
import { fr } from './locales/fr.ts'

test('default', () => {
  expect(chooseMessages('fr', [fr], en)).toBe(fr)
})

test.each([
  ['fr-CH', fr],
  ['FR-ca', fr],
  ['fr-Latn-CH', fr],
  ['pt-BR', en],
  ['', en],
  ['en-GB', en],
])('behavior: %s falls to its nearest parent, then to English', (locale, expected) => {
  expect(chooseMessages(locale, [fr], en)).toBe(expected)
})

test('behavior: the exact language wins over its parent', () => {
  const swiss = { ...fr, locale: 'fr-CH', pay: 'Payer' }
  expect(chooseMessages('fr-CH', [fr, swiss], en)).toBe(swiss)
})

test('behavior: without a locale the first language offered is spoken', () => {
  expect(chooseMessages(undefined, [fr], en)).toBe(fr)
  expect(chooseMessages(undefined, [], en)).toBe(en)
})
