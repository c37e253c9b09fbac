import { readFileSync } from 'node:fs'
import {
  getNextStep,
  interpretPayment,
  paymentErrorCodes,
  type InterpretPaymentOptions,
  type PaymentReadable,
} from '@powens-pay/core'
import { expect, test } from 'vitest'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

/** The cells of a table's rows, without the marks of code. */
function readTable(head: string): string[][] {
  const [, table = ''] = readme.split(new RegExp(`^\\| ${head} .*\\n.*- \\|\\n`, 'm'))
  const [rows = ''] = table.split('\n\n')
  return rows
    .trim()
    .split('\n')
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.replaceAll('`', '').trim()),
    )
}

const recurring = { kind: 'recurring' } as const
const review = { review: 'conflict' } as const
const examples: Record<string, [PaymentReadable, InterpretPaymentOptions?][]> = {
  created: [[{ state: 'created' }], [{ state: 'created' }, review]],
  'validating, without action': [[{ state: 'validating', action: null }]],
  'validating, decoupled': [[{ state: 'validating', action: 'decoupled' }]],
  'validating, confirm': [[{ state: 'validating', action: 'confirm' }]],
  'validating, any other action': [[{ state: 'validating', action: 'aWordOfTomorrow' }]],
  'pending, state_detail begins with cancelling': [
    [{ state: 'pending', state_detail: 'cancelling_webauth' }],
    [{ state: 'pending', state_detail: 'cancelling' }, recurring],
  ],
  'pending, not a standing order': [[{ state: 'pending' }], [{ state: 'pending' }, review]],
  'any of the following, under review': [
    [{ state: 'pending' }, { ...recurring, ...review }],
    [{ state: 'aStateOfTomorrow' }, review],
  ],
  pending: [[{ state: 'pending' }, recurring]],
  'done, with an error_code': [[{ state: 'done', error_code: 'bug' }]],
  'done, a standing order': [[{ state: 'done' }, recurring]],
  done: [[{ state: 'done' }]],
  accepted: [[{ state: 'accepted' }]],
  partial: [[{ state: 'partial' }]],
  'rejected, a standing order that was pending': [
    [{ state: 'rejected' }, { ...recurring, wasActive: true }],
    [
      { state: 'rejected', error_code: 'CancelledByUser' },
      { ...recurring, wasActive: true },
    ],
  ],
  'rejected, error_code begins with cancelled': [[{ state: 'rejected', error_code: 'CancelledByUser' }]],
  rejected: [[{ state: 'rejected', error_code: 'bug' }], [{ state: 'rejected' }, recurring]],
  'expired, which no bank can have begun': [[{ state: 'expired' }, { neverBegun: true }]],
  expired: [[{ state: 'expired' }], [{ state: 'expired' }, recurring]],
  'any other': [[{ state: 'aStateOfTomorrow' }]],
}

test('default: what a state means is what interpretPayment reads from it', () => {
  const rows = readTable("Powens's payment")
  expect(rows.map(([example]) => example)).toEqual(Object.keys(examples))
  for (const [example = '', status, bucket, more = ''] of rows)
    for (const [payment, options] of examples[example] ?? []) {
      const { source, needsReview, ...outcome } = interpretPayment(payment, options)
      const { state, error_code: errorCode = null } = payment
      const further = Object.fromEntries(
        more.split(', ').flatMap((word) => {
          const [key = '', value] = word.split(': ')
          if (key === 'state') return [[key, state]]
          if (key === 'errorCode') return [[key, errorCode]]
          return value === undefined ? [] : [[key, value]]
        }),
      )
      expect(outcome, example).toEqual({ status, bucket, isFinal: more.startsWith('final'), ...further })
      expect({ source, needsReview }).toEqual({ source: 'confirmed', needsReview: !!options?.review })
    }
})

test('behavior: under review a final state is final all the same', () => {
  for (const state of ['done', 'accepted', 'partial', 'rejected', 'expired'])
    expect(interpretPayment({ state }, review)).toMatchObject({ status: 'unknown', isFinal: true, state })
})

test('behavior: what comes next is what getNextStep advises', () => {
  const rows = readTable('`nextStep`')
  const named = new Map(
    rows.flatMap(([step, codes = '']) => codes.split(/[ ,]+/).map((code) => [code, step] as const)),
  )
  const other = rows.at(-1)?.[0]
  for (const code of [...paymentErrorCodes, 'aWordOfTomorrow'])
    expect(getNextStep(interpretPayment({ state: 'rejected', error_code: code })), code).toBe(
      named.get(code) ?? other,
    )
  expect(getNextStep(interpretPayment({ state: 'rejected' }))).toBe(named.get('none'))
})
