import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { signStandardWebhook } from './signStandardWebhook.ts'
import { findStandardWebhookFault } from './verifyStandardWebhook.ts'

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const older = `whsec_${Buffer.from('an older secret of thirty-two by').toString('base64')}`
const id = '12-3'
const text = '{"type":"payment.updated","data":{"label":"Café"}}'
const body = new TextEncoder().encode(text)
const now = Date.now()

test('default: the published library of the scheme accepts it', () => {
  const headers = signStandardWebhook({ id, body, secrets: [secret], now })
  expect(new Webhook(secret).verify(text, headers)).toEqual(JSON.parse(text))
})

test('behavior: the headers are those the published library makes', () => {
  const expected = new Webhook(secret).sign(id, new Date(now), text)
  expect(signStandardWebhook({ id, body, secrets: [secret], now })['webhook-signature']).toBe(expected)
})

test('parameters: secrets: while one rotates, holders of either accept it', () => {
  const headers = signStandardWebhook({ id, body, secrets: [secret, older], now })
  for (const one of [secret, older]) expect(() => new Webhook(one).verify(text, headers)).not.toThrow()
})

const signed = () => new Headers(signStandardWebhook({ id, body, secrets: [secret], now }))

test('findStandardWebhookFault: default', () => {
  expect(findStandardWebhookFault({ headers: signed(), body, secrets: [older, secret], now })).toBeNull()
})

test.each([
  ['another body', { body: new TextEncoder().encode(`${text} `) }, 'wrong_signature'],
  ['another secret', { secrets: [older] }, 'wrong_signature'],
  ['no headers', { headers: new Headers() }, 'missing_headers'],
  ['six minutes later', { now: now + 6 * 60_000 }, 'wrong_timestamp'],
  ['six minutes earlier', { now: now - 6 * 60_000 }, 'wrong_timestamp'],
])('findStandardWebhookFault: behavior: %s is not genuine', (_, changed, fault) => {
  expect(findStandardWebhookFault({ headers: signed(), body, secrets: [secret], now, ...changed })).toBe(
    fault,
  )
})
