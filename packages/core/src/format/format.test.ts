import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { toDecimal } from '../money/toDecimal.ts'
import { formatAmount } from './formatAmount.ts'
import { formatDate } from './formatDate.ts'
import { formatDecimal } from './formatDecimal.ts'

const plain = (text: string) => text.replaceAll(/\s/g, ' ')

test.each([
  ['9.50', 'EUR', 'fr', '9,50 €'],
  [9.5, 'EUR', 'en', '€9.50'],
  ['1234567.8', 'EUR', 'de', '1.234.567,80 €'],
  [1000, 'JPY', 'en', '¥1,000'],
  [1000.4, 'JPY', 'en', '¥1,000'],
  [0.1 + 0.2, 'EUR', 'en', '€0.30'],
  [12990, 'HUF', 'en', 'HUF 12,990.00'],
  ['1.5', 'BHD', 'en', 'BHD 1.500'],
  ['0.125', 'BHD', 'en', 'BHD 0.125'],
  ['12990.50', 'HUF', 'en', 'HUF 12,990.50'],
  ['9.505', 'EUR', 'en', '€9.505'],
  ['', 'EUR', 'en', ''],
  ['900719925474099.31', 'EUR', 'en', '€900,719,925,474,099.31'],
])('formatAmount: %s %s in %s', (amount, currency, locale, text) => {
  expect(plain(formatAmount(amount, currency, locale))).toBe(text)
})

test.each([
  ['9.50', 'EUR', 'fr', '9,50 €'],
  ['9.5', 'EUR', 'en', '€9.50'],
  ['9', 'EUR', 'de', '9,00 €'],
  ['1000', 'JPY', 'en', '¥1,000'],
  ['0.125', 'BHD', 'en', 'BHD 0.125'],
  ['0.1250', 'CLF', 'en', 'CLF 0.1250'],
  // The runtime's own answer has no decimals.
  ['12990.50', 'HUF', 'en', 'HUF 12,990.50'],
  ['12990.00', 'HUF', 'en', 'HUF 12,990.00'],
  ['9.505', 'EUR', 'en', '€9.505'],
  ['-9.50', 'EUR', 'en', '-€9.50'],
  ['', 'EUR', 'en', ''],
  ['900719925474099.31', 'EUR', 'en', '€900,719,925,474,099.31'],
])('formatDecimal: %s %s in %s', (amount, currency, locale, text) => {
  expect(plain(formatDecimal(amount, currency, locale))).toBe(text)
})

test('formatDecimal: property: an amount with all decimals of its currency is written as by formatAmount', () => {
  const units = fc.bigInt({ min: 0n, max: 10n ** 15n })
  const currency = fc.constantFrom('EUR', 'HUF', 'JPY', 'BHD', 'CLF', 'ISK', 'PLN')
  fc.assert(
    fc.property(units, currency, (amount, code) => {
      const text = toDecimal(amount, code)
      expect(formatDecimal(text, code, 'de')).toBe(formatAmount(text, code, 'de'))
    }),
  )
})

test.each([
  ['9.50', 'nope', 'en'],
  ['9.50', '', 'en'],
  ['9.50', 'EUR', 'not a locale!'],
])('formatAmount: behavior: %s %s in %s is written plainly', (amount, currency, locale) => {
  expect(formatAmount(amount, currency, locale)).toBe(`${amount} ${currency}`)
  expect(formatDecimal(amount, currency, locale)).toBe(`${amount} ${currency}`)
})

test.each([
  ['2026-01-31', 'en', 'January 31, 2026'],
  ['2026-01-31', 'fr', '31 janvier 2026'],
  ['2024-02-29', 'de', '29. Februar 2024'],
])('formatDate: %s in %s', (date, locale, text) => {
  expect(formatDate(date, locale)).toBe(text)
})

test.each([
  ['soon', 'en'],
  ['', 'en'],
  ['2026-13-01', 'en'],
  ['2026-01-31', 'not a locale!'],
])('formatDate: behavior: %s in %s is left as it is', (date, locale) => {
  expect(formatDate(date, locale)).toBe(date)
})

test.each([
  ['Pacific/Kiritimati', 'January 17, 2026'],
  ['America/New_York', 'January 16, 2026'],
])('formatDate: an instant is a day where the reader is: %s', (zone, day) => {
  vi.stubEnv('TZ', zone)
  expect(formatDate('2026-01-16T23:30:00.000Z', 'en')).toBe(day)
  expect(formatDate('2026-01-16', 'en')).toBe('January 16, 2026')
  vi.unstubAllEnvs()
})
