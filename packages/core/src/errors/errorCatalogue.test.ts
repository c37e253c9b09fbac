import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { paymentErrorCodes, webviewErrors } from '../vocabulary/errorCodes.ts'
import { getErrorEntry } from './errorCatalogue.ts'
import { errorTexts, getErrorText } from './errorTexts.ts'

const codes = [...paymentErrorCodes, ...webviewErrors]

test('default', () => {
  expect(getErrorEntry('insufficientFunds')).toEqual({
    code: 'insufficientFunds',
    isKnown: true,
    fixableBy: 'payer',
    isRetrySafe: true,
    nextStep: 'choose_another_bank',
  })
})

test('default: nineteen payment codes and the webview’s have an entry and a sentence', () => {
  expect(paymentErrorCodes).toHaveLength(19)
  expect(codes.filter((code) => !getErrorEntry(code).isKnown)).toEqual([])
  expect(Object.keys(errorTexts).toSorted()).toEqual(codes.toSorted())
})

test.each(codes)('default: %s', (code) => {
  const { nextStep, isRetrySafe, fixableBy } = getErrorEntry(code)
  expect(getErrorText(code)).toMatch(/^[A-Z].+\.$/s)
  // Telling the payer to do it again, where that is not safe, is how people pay twice.
  expect(isRetrySafe || !['try_again', 'choose_another_bank'].includes(nextStep)).toBe(true)
  // Whoever is told to contact the shop cannot fix it.
  expect(nextStep === 'contact_shop' ? fixableBy : 'merchant').toBe('merchant')
})

test.each(codes)('behavior: %s is found without regard to case', (code) => {
  const entry = getErrorEntry(code)
  expect(getErrorEntry(code.toUpperCase())).toEqual(entry)
  expect(getErrorEntry(code.toLowerCase())).toEqual(entry)
})

test.each(['', 'transferError', 'toString', '__proto__', 'constructor', 'insufficientFunds '])(
  'behavior: %o has the entry of an unknown code',
  (code) => {
    expect(getErrorEntry(code)).toEqual({
      code,
      isKnown: false,
      fixableBy: 'merchant',
      isRetrySafe: false,
      nextStep: 'contact_shop',
    })
    expect(getErrorText(code)).toContain('does not know')
  },
)

test('behavior: cancelled and access_denied are alike', () => {
  const { code: _, ...cancelled } = getErrorEntry('cancelled')
  const { code: __, ...denied } = getErrorEntry('access_denied')
  expect(denied).toEqual(cancelled)
})

test('behavior: no text makes it throw', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.string(), (code) => {
      expect(getErrorEntry(code).code.toLowerCase()).toBe(code.toLowerCase())
      expect(getErrorText(code)).not.toBe('')
    }),
  )
})
