import { expect, test } from 'vitest'
import { formatMessage } from './formatMessage.ts'

test('default', () => {
  expect(formatMessage('Your bank says: “{message}”', { message: 'Solde insuffisant' })).toBe(
    'Your bank says: “Solde insuffisant”',
  )
})

test('behavior: a value is text, never a pattern', () => {
  expect(formatMessage('{a} {b}', { a: '$& {b}', b: '2' })).toBe('$& {b} 2')
})

test('behavior: an unknown name stays as it is', () => {
  expect(formatMessage('{a}', {})).toBe('{a}')
})
