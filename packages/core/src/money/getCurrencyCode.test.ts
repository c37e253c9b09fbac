import { expect, test } from 'vitest'
import { getCurrencyCode } from './getCurrencyCode.ts'

test.each([
  ['EUR', 'EUR'],
  [{ id: 'EUR' }, 'EUR'],
  [undefined, ''],
  [null, ''],
  ['', ''],
  [{}, ''],
  [{ id: null }, ''],
])('default: %o is %o', (currency, code) => {
  expect(getCurrencyCode(currency)).toBe(code)
})
