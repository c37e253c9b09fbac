import { expect, test } from 'vitest'
import { buildCallbackUrl } from './buildCallbackUrl.ts'
import { parseCallback } from './parseCallback.ts'

const parameters = { redirectUri: 'https://shop.example/api/powens/callback', paymentId: 42, state: 'k.e~y' }

test('default: what parseCallback reads', () => {
  const url = buildCallbackUrl({ ...parameters, payment: { state: 'rejected', error_code: 'bug' } })
  expect(url).toBe(
    'https://shop.example/api/powens/callback?state=k.e%7Ey&id_payment=42&payment_state=rejected&error_code=bug',
  )
  expect(parseCallback(url)).toEqual({
    paymentId: 42,
    paymentKey: 'k.e~y',
    claimed: { state: 'rejected', error: null, errorCode: 'bug', bankMessage: null },
    error: null,
  })
})

test.each([null, undefined, ''])('behavior: no error_code for %o', (error_code) => {
  const url = buildCallbackUrl({ ...parameters, payment: { state: 'pending', error_code } })
  expect(new URL(url).searchParams.has('error_code')).toBe(false)
})
