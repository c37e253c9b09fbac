import { expect, test } from 'vitest'
import { isPaymentKeyShaped } from './isPaymentKeyShaped.ts'

const toBase64Url = (text: string) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
const signature = 'A'.repeat(43)

test('default', () => {
  const fields = ['AbCd', 'k3x9', 'AbCdEfGhIjKl', 'AAAAAAAA', '0af76519', '/order/42', 'order-42']
  expect(isPaymentKeyShaped(toBase64Url(fields.join('\n')) + signature)).toBe(true)
  expect(isPaymentKeyShaped(toBase64Url(fields.map(() => '').join('\n')) + signature)).toBe(true)
})

test.each([
  ['nothing', ''],
  ['a word', 'coupon'],
  ['a random state of OAuth', 'af0ifjsldkj4-XpQ29vbGRhdGEgZm9yIHRoZSBzdGF0ZTEyMzQ1Njc4OTA'],
  ['thirty-two random bytes', 'x'.repeat(43)],
  ['hexadecimal digits', '0123456789abcdef'.repeat(8)],
  [
    'a JSON Web Token',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U',
  ],
  [
    'JSON in base64url',
    toBase64Url('{"returnTo":"/orders/42","nonce":"c2VjcmV0IG9mIGFub3RoZXIgcHJvdG9jb2w"}'),
  ],
  ['text of several lines without fields', toBase64Url('a\nb\nc') + signature],
])('behavior: %s is none', (_, text) => {
  expect(isPaymentKeyShaped(text)).toBe(false)
})
