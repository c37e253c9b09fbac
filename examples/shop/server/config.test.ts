import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const whole = {
  POWENS_DOMAIN: 'acme',
  POWENS_CLIENT_ID: '12345678',
  POWENS_CLIENT_SECRET: 'client-secret',
  PUBLIC_URL: 'https://shop.example',
  PAYMENT_SECRET: 'a secret of at least thirty-two bytes',
  POWENS_BENEFICIARY_IBAN: 'FR1420041010050500013M02606',
  POWENS_BENEFICIARY_NAME: 'Fournil SAS',
}

test('default', () => {
  expect(readConfig({})).toEqual({ mode: 'sandbox', port: 4242 })
})

test('behavior: with credentials the shop uses Powens', () => {
  expect(readConfig({ ...whole, POWENS_WEBHOOK_SECRET: 'hook', PORT: '8080' })).toEqual({
    mode: 'powens',
    port: 8080,
    domain: 'acme',
    clientId: '12345678',
    clientSecret: 'client-secret',
    publicUrl: 'https://shop.example',
    paymentSecret: 'a secret of at least thirty-two bytes',
    webhookSecret: 'hook',
    beneficiary: { iban: 'FR1420041010050500013M02606', name: 'Fournil SAS' },
  })
})

test('behavior: webhooks are optional', () => {
  expect(readConfig(whole)).toMatchObject({ webhookSecret: undefined })
})

test.each(Object.keys(whole))('behavior: says that %s is missing', (name) => {
  expect(() => readConfig({ ...whole, [name]: ' ' })).toThrow(`but ${name} is not set`)
})

test('behavior: names everything that is missing at once, and no value', () => {
  const read = () => readConfig({ POWENS_CLIENT_SECRET: 'client-secret' })
  expect(read).toThrow(
    'POWENS_DOMAIN, POWENS_CLIENT_ID, PUBLIC_URL, PAYMENT_SECRET, POWENS_BENEFICIARY_IBAN, POWENS_BENEFICIARY_NAME are not set',
  )
  expect(read).not.toThrow('client-secret')
})

test.each(['http://shop.example', 'shop.example', 'https://shop.example/pay', 'https://shop.example/?a=1'])(
  'behavior: PUBLIC_URL %s is refused',
  (PUBLIC_URL) => {
    expect(() => readConfig({ ...whole, PUBLIC_URL })).toThrow(
      'PUBLIC_URL is not the https address of the shop',
    )
  },
)

test.each(['-1', '70000', 'http'])('behavior: PORT %s is refused', (PORT) => {
  expect(() => readConfig({ PORT })).toThrow('PORT is not a port number')
})
