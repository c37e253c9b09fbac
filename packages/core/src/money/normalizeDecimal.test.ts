import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalizeDecimal } from './normalizeDecimal.ts'
import { parseAmount } from './parseAmount.ts'

test.each([
  [9.5, '9.5'],
  ['9.50', '9.5'],
  ['09.500', '9.5'],
  ['1.0000000000', '1'],
  [12990.5, '12990.5'],
  [100, '100'],
  ['0.00', '0'],
  ['000', '0'],
  ['0.01', '0.01'],
  ['999999999999999.99', '999999999999999.99'],
])('default: %o is %s', (amount, normal) => {
  expect(normalizeDecimal(amount)).toBe(normal)
})

test.each([undefined, null, '', ' 1', '-1', '+1', '1e2', 1e21, 1e-7, Number.NaN, '.5', '1.', '1,5', '٣'])(
  'behavior: %o is no amount',
  (amount) => {
    expect(normalizeDecimal(amount)).toBeNull()
  },
)

test('behavior: two amounts of a currency are written the same exactly when they are the same', () => {
  const decimal = fc.stringMatching(/^\d{1,4}(\.\d{1,3}0{0,2})?$/)
  fc.assert(
    fc.property(decimal, decimal, (one, other) => {
      const isSame = parseAmount(one, 'CLF') === parseAmount(other, 'CLF')
      expect(normalizeDecimal(one) === normalizeDecimal(other)).toBe(isSame)
    }),
    { numRuns: 2000 },
  )
})
