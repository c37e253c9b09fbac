import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { currencyDigits } from './currencyDigits.ts'
import { parseAmount } from './parseAmount.ts'
import { toDecimal } from './toDecimal.ts'

test.each([
  [9.5, 'EUR', 950n, '9.50'],
  ['9.50', 'EUR', 950n, '9.50'],
  ['1.0000000000', 'EUR', 100n, '1.00'],
  [0, 'EUR', 0n, '0.00'],
  ['0.01', 'EUR', 1n, '0.01'],
  ['007', 'EUR', 700n, '7.00'],
  [1000, 'JPY', 1000n, '1000'],
  ['1000.0', 'JPY', 1000n, '1000'],
  [0.125, 'BHD', 125n, '0.125'],
  ['999999999999999.99', 'EUR', 99999999999999999n, '999999999999999.99'],
] as const)('default: %s %s', (amount, currency, units, text) => {
  expect(parseAmount(amount, currency)).toBe(units)
  expect(toDecimal(units, currency)).toBe(text)
})

test.each([
  [-1, 'EUR'],
  ['+1', 'EUR'],
  ['1e2', 'EUR'],
  [1e21, 'EUR'],
  [1e-7, 'EUR'],
  [Number.NaN, 'EUR'],
  [Number.POSITIVE_INFINITY, 'EUR'],
  ['', 'EUR'],
  [' 1', 'EUR'],
  ['1,5', 'EUR'],
  ['1.', 'EUR'],
  ['.5', 'EUR'],
  ['1_000', 'EUR'],
  ['0x10', 'EUR'],
  ['١', 'EUR'],
  ['1234567890123456', 'EUR'],
  [0.1 + 0.2, 'EUR'],
  [9.505, 'EUR'],
  [1.5, 'JPY'],
])('behavior: %s %s is no amount', (amount, currency) => {
  expect(parseAmount(amount, currency)).toBeNull()
})

test.each([
  ['EUR', 2],
  ['GBP', 2],
  ['JPY', 0],
  ['BHD', 3],
  ['CLF', 4],
  ['XYZ', 2],
  ['eur', 2],
  ['', 2],
  ['€', 2],
])('currencyDigits: %s', (currency, digits) => {
  expect(currencyDigits(currency)).toBe(digits)
})

test('behavior: a million cents, as numbers and as text', { timeout: 60_000 }, () => {
  let wrong = 0
  for (let cents = 0; cents < 1_000_000; cents++) {
    const units = BigInt(cents)
    const text = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
    const isRight =
      toDecimal(units, 'EUR') === text &&
      parseAmount(text, 'EUR') === units &&
      parseAmount(cents / 100, 'EUR') === units
    if (!isRight) wrong++
  }
  expect(wrong).toBe(0)
})

test('behavior: no text makes it throw, and what it reads it writes again', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.double(), fc.stringMatching(/^\d{1,15}\.\d{1,2}$/)), (amount) => {
      const units = parseAmount(amount, 'EUR')
      expect(units === null || parseAmount(toDecimal(units, 'EUR'), 'EUR') === units).toBe(true)
    }),
    { numRuns: 3000 },
  )
})
