import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isNewerView } from './isNewerView.ts'
import type { PaymentView } from './views/PaymentView.ts'

const view = (revision: number, isFinal = false) =>
  ({ revision, outcome: { isFinal } }) as unknown as PaymentView

test('default', () => {
  expect(isNewerView(view(2), view(1))).toBe(true)
  expect(isNewerView(view(1), view(2))).toBe(false)
})

test('behavior: the same revision is no news', () => {
  expect(isNewerView(view(2), view(2))).toBe(false)
})

test('behavior: a final view is newer than one that is not, whatever they count', () => {
  expect(isNewerView(view(0, true), view(3))).toBe(true)
  expect(isNewerView(view(3), view(0, true))).toBe(false)
})

test('behavior: a shop that looks at a final payment is news', () => {
  expect(isNewerView(view(4, true), view(3, true))).toBe(true)
})

test('behavior: of two views at most one is the newer, and newer is passed on', () => {
  const any = fc.tuple(fc.nat(3), fc.boolean()).map(([revision, isFinal]) => view(revision, isFinal))
  fc.assert(
    fc.property(any, any, any, (a, b, c) => {
      expect(isNewerView(a, b) && isNewerView(b, a)).toBe(false)
      if (isNewerView(a, b) && isNewerView(b, c)) expect(isNewerView(a, c)).toBe(true)
    }),
  )
})
