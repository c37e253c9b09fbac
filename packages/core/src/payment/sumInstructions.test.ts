import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sumInstructions } from './sumInstructions.ts'

const euro = (amount: number | string) => ({ amount, currency: 'EUR' })

test('default', () => {
  expect(sumInstructions([euro(9.5), euro('9.50'), { amount: 0.01, currency: { id: 'EUR' } }])).toEqual({
    amount: '19.01',
    currency: 'EUR',
    minorUnits: 1901n,
  })
})

test('behavior: no binary rounding', () => {
  expect(sumInstructions(Array.from({ length: 10 }, () => euro(0.1)))?.amount).toBe('1.00')
  expect(sumInstructions([euro(0.1), euro(0.2)])?.amount).toBe('0.30')
  expect(sumInstructions([euro('999999999999.99'), euro(0.01)])?.amount).toBe('1000000000000.00')
})

test('behavior: decimals follow the currency', () => {
  const sumIn = (currency: string, ...amounts: (number | string)[]) =>
    sumInstructions(amounts.map((amount) => ({ amount, currency })))?.amount
  expect(sumIn('JPY', 1000, '1')).toBe('1001')
  expect(sumIn('BHD', 0.125, '0.1')).toBe('0.225')
})

test.each([
  [undefined],
  [null],
  [[]],
  [[euro(1), { amount: 1, currency: 'GBP' }]],
  [[euro(1), euro(0.001)]],
  [[euro(-1)]],
  [[euro(Number.NaN)]],
  [[euro('1e3')]],
  [[{ amount: 1.5, currency: 'JPY' }]],
  [[{}]],
  [[{ amount: null, currency: null }]],
  [[{ amount: 1, currency: {} }]],
  [[euro(1), { currency: 'EUR' }]],
  [[euro(1), { amount: 1 }]],
])('behavior: %o has no sum', (instructions) => {
  expect(sumInstructions(instructions)).toBeNull()
})

test('behavior: sums equal integer arithmetic', { timeout: 60_000 }, () => {
  const money = fc
    .constantFrom(
      { currency: 'EUR', digits: 2 },
      { currency: 'JPY', digits: 0 },
      { currency: 'BHD', digits: 3 },
    )
    .chain((currency) =>
      fc.record({
        currency: fc.constant(currency),
        units: fc.array(fc.integer({ min: 0, max: 10 ** 13 }), { minLength: 1, maxLength: 200 }),
      }),
    )
  fc.assert(
    fc.property(money, fc.boolean(), ({ currency: { currency, digits }, units }, asText) => {
      const instructions = units.map((unit) => {
        const text = String(unit).padStart(digits + 1, '0')
        const exact = digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text
        return { currency, amount: asText ? exact : Number(exact) }
      })
      expect(sumInstructions(instructions)?.minorUnits).toBe(
        units.reduce((sum, unit) => sum + BigInt(unit), 0n),
      )
    }),
    { numRuns: 2000 },
  )
})
