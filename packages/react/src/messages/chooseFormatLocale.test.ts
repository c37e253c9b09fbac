import { expect, test } from 'vitest'
import { chooseFormatLocale } from './chooseFormatLocale.ts'

test.each([
  ['en-GB', 'en', 'en-GB'],
  ['de-AT', 'de', 'de-AT'],
  ['fr-CH', 'fr', 'fr-CH'],
  ['FR_ch', 'fr', 'fr-CH'],
  ['fr', 'fr', 'fr'],
  // The words fell to English.
  ['ja-JP', 'en', 'en'],
  ['not a tag!', 'en', 'en'],
  ['en-', 'en', 'en'],
  [undefined, 'fr', 'fr'],
])('behavior: %s with the words of %s is written as in %s', (locale, language, expected) => {
  expect(chooseFormatLocale(locale, language)).toBe(expected)
})
