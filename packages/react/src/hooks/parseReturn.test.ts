import { parseCallback } from '@powens-pay/core'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseReturn } from './parseReturn.ts'

test('default', () => {
  expect(parseReturn('#powens-payment=501.k.1-_')).toEqual({
    paymentId: 501,
    paymentKey: 'k.1-_',
    error: null,
  })
  expect(parseReturn('#powens-error=invalid_state')).toEqual({
    paymentId: null,
    paymentKey: null,
    error: 'invalid_state',
  })
})

test.each(['#/order?powens-payment=7.k', '#top&powens-payment=7.k', '#powens-payment=7.k&page=2'])(
  'behavior: %s has it beside something else',
  (fragment) => {
    expect(parseReturn(fragment)).toMatchObject({ paymentId: 7, paymentKey: 'k' })
  },
)

test.each([
  '',
  '#',
  '#top',
  '#powens-payment=501',
  '#powens-payment=.k',
  '#powens-payment=x.k',
  '#powens-payment=1234567890123456.k',
  '#xpowens-payment=1.k',
  '#powens-error=',
])('behavior: %s is neither', (fragment) => {
  expect(parseReturn(fragment)).toBeNull()
})

test('behavior: it reads what parseCallback reads', () => {
  const key = fc.stringMatching(/^[\w.-]{1,60}$/)
  const fragments = fc.oneof(
    fc.tuple(fc.nat(), key).map(([id, text]) => `#powens-payment=${id}.${text}`),
    key.map((code) => `#powens-error=${code}`),
    key.map((text) => `#${text}`),
  )
  fc.assert(
    fc.property(fragments, fc.constantFrom('', '&page=2'), (fragment, rest) => {
      const { claimed: _, ...expected } = parseCallback(`https://shop.example/order${fragment}${rest}`) ?? {}
      expect(parseReturn(fragment + rest) ?? {}).toEqual(expected)
    }),
  )
})
