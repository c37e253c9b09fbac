import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCallback, type PaymentCallback } from './parseCallback.ts'

const nothing: PaymentCallback = {
  paymentId: null,
  paymentKey: null,
  claimed: { state: null, error: null, errorCode: null, bankMessage: null },
  error: null,
}
const at = 'https://shop.example/order'

test('default: Powens’s query', () => {
  const query =
    '?state=k.1&id_payment=501&error_code=bankMessage&bank_message=Solde+%C3%A9puis%C3%A9&payment_state=rejected'
  expect(parseCallback(at + query)).toEqual({
    paymentId: 501,
    paymentKey: 'k.1',
    claimed: { state: 'rejected', error: null, errorCode: 'bankMessage', bankMessage: 'Solde épuisé' },
    error: null,
  })
})

test('default: the return page’s fragment', () => {
  expect(parseCallback(`${at}#powens-payment=501.k.1-_`)).toEqual({
    ...nothing,
    paymentId: 501,
    paymentKey: 'k.1-_',
  })
  expect(parseCallback(`${at}#powens-error=invalid_state`)).toEqual({ ...nothing, error: 'invalid_state' })
  expect(parseCallback(`${at}?utm=1#powens-payment=0.k`)).toEqual({
    ...nothing,
    paymentId: 0,
    paymentKey: 'k',
  })
})

test('default: behind a hash router', () => {
  expect(parseCallback('https://shop.example/#/order?id_payment=7&state=k')).toMatchObject({
    paymentId: 7,
    paymentKey: 'k',
  })
  expect(parseCallback('https://shop.example/?id_payment=7&state=k#/order')).toMatchObject({
    paymentId: 7,
    paymentKey: 'k',
  })
})

test('default: a URL object', () => {
  expect(parseCallback(new URL(`${at}?id_payment=7`))).toEqual({ ...nothing, paymentId: 7 })
})

test.each([
  '',
  at,
  `${at}?`,
  `${at}#`,
  `${at}?state=open`,
  `${at}?utm_source=x#top`,
  `${at}?id_payment=`,
  `${at}?id_payment=abc`,
  `${at}?id_payment=-1`,
  `${at}?id_payment=1.5`,
  `${at}?id_payment=1e3`,
  `${at}?id_payment=%D9%A1`,
  `${at}?id_payment=1234567890123456`,
  `${at}?payment_id=501`,
  `${at}#powens-payment=501`,
  `${at}#powens-payment=.k`,
  `${at}#powens-payment=`,
  'not a url at all',
  'https://[',
  '%',
  '#%E0%A4%A',
])('behavior: %s is no callback', (url) => {
  expect(parseCallback(url)).toBeNull()
})

test('behavior: a parameter given twice is not believed', () => {
  expect(parseCallback(`${at}?id_payment=1&id_payment=2&payment_state=done`)).toEqual({
    ...nothing,
    claimed: { ...nothing.claimed, state: 'done' },
  })
  expect(parseCallback(`${at}?id_payment=1&payment_state=done&payment_state=done`)).toEqual({
    ...nothing,
    paymentId: 1,
  })
  expect(parseCallback(`${at}?state=a&state=b&id_payment=1`)?.paymentKey).toBeNull()
})

test('behavior: what our own page says outranks what was typed before it', () => {
  expect(parseCallback(`${at}?id_payment=1&state=forged#powens-payment=2.k`)).toMatchObject({
    paymentId: 2,
    paymentKey: 'k',
  })
})

test('behavior: a value beyond 2000 characters is not believed', () => {
  const state = 's'.repeat(2000)
  expect(parseCallback(`${at}?id_payment=1&state=${state}`)?.paymentKey).toBe(state)
  expect(parseCallback(`${at}?id_payment=1&state=${state}s`)?.paymentKey).toBeNull()
})

test('behavior: a parameter of another name does not pass for ours', () => {
  expect(parseCallback(`${at}?xid_payment=1&id_payment[]=2&ID_PAYMENT=3`)).toBeNull()
})

const claimed = fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), { nil: null })
test('behavior: it inverts the callback that Powens builds', { timeout: 60_000 }, () => {
  const callbacks = fc.record({
    paymentId: fc.nat({ max: 10 ** 9 }),
    state: claimed,
    payment_state: claimed,
    error: claimed,
    error_code: claimed,
    bank_message: claimed,
  })
  fc.assert(
    fc.property(
      callbacks,
      fc.constantFrom('https://shop.example/return', 'http://localhost:5173/', 'shopapp://return'),
      ({ paymentId, ...others }, url) => {
        const parameters = new URLSearchParams({ id_payment: String(paymentId) })
        for (const [name, value] of Object.entries(others)) if (value !== null) parameters.set(name, value)
        expect(parseCallback(`${url}?${parameters}`)).toEqual({
          paymentId,
          paymentKey: others.state,
          claimed: {
            state: others.payment_state,
            error: others.error,
            errorCode: others.error_code,
            bankMessage: others.bank_message,
          },
          error: null,
        })
      },
    ),
    { numRuns: 2000 },
  )
})

test(
  'behavior: nothing that can be typed makes it throw, or say more than null and text',
  { timeout: 60_000 },
  () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.stringMatching(/^https:\/\/x\/[?#&=%.a-z_-]{0,80}$/),
      fc
        .array(
          fc.constantFrom(
            '?',
            '#',
            '&',
            '=',
            '%',
            '.',
            'id_payment',
            'powens-payment',
            '1',
            'state',
            '\ud800',
          ),
        )
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(typed, (url) => {
        const { paymentId, paymentKey, claimed, error } = parseCallback(url) ?? nothing
        expect(Number.isSafeInteger(paymentId ?? 0)).toBe(true)
        for (const text of [paymentKey, error, ...Object.values(claimed)]) expect(text ?? 'null').not.toBe('')
      }),
      { numRuns: 2000 },
    )
  },
)

test.each([
  '?'.repeat(1e6),
  '#'.repeat(1e6),
  '&'.repeat(1e6),
  `?id_payment=${'1'.repeat(1e6)}`,
  '?#'.repeat(5e5),
  '.'.repeat(1e6),
])('behavior: a million characters of %.12s are answered at once', (url) => {
  const start = process.cpuUsage()
  parseCallback(at + url)
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(250)
})
