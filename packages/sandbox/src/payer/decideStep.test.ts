import { expect, test } from 'vitest'
import { decideStep, type PayerPlan } from './decideStep.ts'

const intents = ['approve', 'refuse', 'cancel', 'abandon', 'abandon_approved'] as const

/** A step in a word, so that a row fits on a line. */
function describe(name: string, plan: PayerPlan, hasPhone = false): string {
  const step = decideStep(name, plan, { hasPhone })
  if (step === null) return 'stuck'
  if (step.kind === 'submit') return `send ${step.form}`
  return step.kind === 'follow' ? `follow ${step.link}` : step.kind
}

test.each([
  ['banks', ['choose', 'choose', 'send cancel', 'choose', 'choose']],
  ['consent', ['send continue', 'send continue', 'send cancel', 'send continue', 'send continue']],
  ['fields', ['send continue', 'send continue', 'send cancel', 'close', 'send continue']],
  ['agreement', ['send agree', 'send agree', 'send cancel', 'close', 'send agree']],
  ['phone', ['wait', 'wait', 'send cancel', 'close', 'wait']],
  ['return', ['follow continue', 'follow continue', 'send cancel', 'follow continue', 'follow continue']],
  ['bank', ['send decide', 'send decide', 'close', 'close', 'send decide']],
  ['notice', ['follow continue', 'follow continue', 'follow continue', 'follow continue', 'close']],
  ['lost', ['close', 'close', 'close', 'close', 'close']],
  ['error', ['stuck', 'stuck', 'stuck', 'stuck', 'stuck']],
  ['toString', ['stuck', 'stuck', 'stuck', 'stuck', 'stuck']],
])('default: at %s, who approves, refuses, cancels, abandons and abandons approved', (name, steps) => {
  expect(intents.map((intent) => describe(name, { intent }))).toEqual(steps)
})

test('behavior: a phone that can be opened is opened', () => {
  expect(describe('phone', { intent: 'approve' }, true)).toBe('follow app')
  expect(describe('phone', { intent: 'abandon' }, true)).toBe('close')
})

test('parameters: a bank, an account and what is typed into fields', () => {
  const plan: PayerPlan = { intent: 'refuse', bank: 'Horizon', account: 'empty', fields: { openapisms: '7' } }
  const at = (name: string) => decideStep(name, plan, { hasPhone: false })
  expect(at('banks')).toEqual({ kind: 'choose', bank: 'Horizon' })
  expect(at('bank')).toMatchObject({ values: { account: 'empty', do: 'refuse' } })
  expect(at('fields')).toMatchObject({ values: { 'field.openapisms': '7', 'field.account_id': 'snd' } })
})
