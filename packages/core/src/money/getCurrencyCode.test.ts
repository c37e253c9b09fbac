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
  [{ id: 7 as never }, ''],
  [978 as never, ''],
  [['EUR'] as never, ''],
])('default: %o is %o', (currency, code) => {
  expect(getCurrencyCode(currency)).toBe(code)
})
