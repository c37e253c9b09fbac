import { expect, test } from 'vitest'
import { paymentStates } from '../vocabulary/states.ts'
import { canResumePayment } from './canResumePayment.ts'

test.each([...paymentStates, 'a state of tomorrow'])('default: %s', (state) => {
  expect(canResumePayment({ state })).toBe(state === 'created' || state === 'validating')
})

test.each(['created', 'validating'])('parameters: review, %s', (state) => {
  expect(canResumePayment({ state, review: null })).toBe(true)
  for (const review of ['conflict', 'payment_mismatch'] as const)
    expect(canResumePayment({ state, review })).toBe(false)
})
