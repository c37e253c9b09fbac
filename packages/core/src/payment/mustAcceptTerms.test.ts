import { expect, test } from 'vitest'
import { mustAcceptTerms } from './mustAcceptTerms.ts'

test.each([true, 'true'])('default: %j has to be accepted', (to_sign) => {
  expect(mustAcceptTerms({ to_sign })).toBe(true)
})

test.each([false, 'false', null, undefined, ''])('default: %j does not', (to_sign) => {
  expect(mustAcceptTerms({ to_sign })).toBe(false)
})
