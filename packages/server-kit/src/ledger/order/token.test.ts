import { expect, test } from 'vitest'
import { attempt } from '../../../test/ledger/buildAttempt.ts'
import { keepToken, tokenLifetime } from './token.ts'

const until = 1_000_000
const doubt = 300_000
const held = { ...attempt('created'), token: { until } }
const see = (state: string, observedAt: number, source: 'confirmed' | 'pushed' = 'confirmed') =>
  keepToken(held, { payment: { state }, observedAt, source })

test('default: a token lasts seven days', () => {
  expect(tokenLifetime).toBe(604_800_000)
})

test('behavior: a read that says created after every clock says that it is over ends it', () => {
  expect(see('created', until + doubt + 1)).toBeNull()
  expect(see('created', until + doubt)).toEqual({ until })
  expect(see('created', until - doubt + 1)).toEqual({ until })
})

test('behavior: nothing else ends it', () => {
  expect(see('created', until + doubt + 1, 'pushed')).toEqual({ until })
  for (const state of ['validating', 'pending', 'expired', 'done', 'teleported']) {
    expect(see(state, until + doubt + 1)).toEqual({ until })
  }
})

test('behavior: where there is none there is none', () => {
  const seen = { payment: { state: 'created' }, observedAt: until, source: 'confirmed' as const }
  expect(keepToken(attempt('created'), seen)).toBeNull()
})
