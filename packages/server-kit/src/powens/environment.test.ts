import { afterEach, expect, test, vi } from 'vitest'
import { createPaymentHandler } from '../http/createPaymentHandler.ts'
import { memoryStore } from '../store/memoryStore.ts'
import { createPowens } from './createPowens.ts'

afterEach(() => vi.unstubAllEnvs())

const names = ['DOMAIN', 'CLIENT_ID', 'CLIENT_SECRET', 'API_URL', 'WEBVIEW_URL', 'SANDBOX']

function stub(environment: Record<string, string>): void {
  for (const name of names) vi.stubEnv(`POWENS_${name}`, environment[name])
}

const credentials = { DOMAIN: 'acme', CLIENT_ID: '123', CLIENT_SECRET: ' secret ' }

test('default: everything comes from the environment', () => {
  stub(credentials)
  expect(createPowens()).toMatchObject({
    domain: 'acme',
    clientId: '123',
    apiUrl: 'https://acme.biapi.pro/2.0',
    webviewUrl: undefined,
    isSandbox: false,
  })
})

test('behavior: the addresses too', () => {
  stub({ ...credentials, API_URL: 'http://127.0.0.1:4300/2.0', WEBVIEW_URL: 'http://127.0.0.1:4300/webview' })
  expect(createPowens()).toMatchObject({
    apiUrl: 'http://127.0.0.1:4300/2.0',
    webviewUrl: 'http://127.0.0.1:4300/webview',
  })
})

test('behavior: what is given counts more, and an address goes with the domain beside it', () => {
  stub({ ...credentials, API_URL: 'http://127.0.0.1:4300/2.0', SANDBOX: 'http://127.0.0.1:4301' })
  expect(createPowens({ domain: 'other' })).toMatchObject({
    domain: 'other',
    clientId: '123',
    apiUrl: 'https://other.biapi.pro/2.0',
    isSandbox: false,
  })
})

test.each([
  ['as a value', {}, 'http://127.0.0.1:4300'],
  ['with a slash', {}, 'http://127.0.0.1:4300/'],
  ['from the environment', { SANDBOX: 'http://127.0.0.1:4300' }, undefined],
  ['before credentials in the environment', credentials, 'http://127.0.0.1:4300'],
])('behavior: a sandbox %s is all that it takes', (_, environment, sandbox) => {
  stub(environment)
  expect(createPowens({ sandbox })).toMatchObject({
    domain: 'acme-sandbox',
    clientId: '12345678',
    apiUrl: 'http://127.0.0.1:4300/2.0',
    webviewUrl: 'http://127.0.0.1:4300/webview',
    isSandbox: true,
  })
})

test('behavior: a sandbox is refused in production, by the environment and by the handler', () => {
  const sandbox = 'http://127.0.0.1:4300'
  const powens = createPowens({ sandbox })
  const open = () =>
    createPaymentHandler({
      powens,
      publicUrl: 'https://shop.example/api/powens',
      returnUrl: 'https://shop.example/order',
      secrets: ['a secret of at least thirty-two bytes'],
      store: memoryStore({ singleInstance: true }),
      environment: 'production',
      preparePayment: () => ({ orderId: '1', request: { instructions: [] } }),
      onPaymentUpdated: () => undefined,
    })
  expect(open).toThrow('a sandbox in production')
  vi.stubEnv('NODE_ENV', 'production')
  expect(() => createPowens({ sandbox })).toThrow('a sandbox in production')
  stub({ SANDBOX: sandbox })
  expect(() => createPowens()).toThrow('a sandbox in production')
})

test.each([
  ['domain', 'DOMAIN'],
  ['clientId', 'CLIENT_ID'],
  ['clientSecret', 'CLIENT_SECRET'],
] as const)('behavior: without %s the error names its variable', (name, variable) => {
  stub({ ...credentials, [variable]: '' })
  expect(() => createPowens()).toThrow(`createPowens got no ${name}`)
  expect(() => createPowens()).toThrow(`set POWENS_${variable}`)
})
