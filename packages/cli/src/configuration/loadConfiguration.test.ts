import { expect, test } from 'vitest'
import { fields, type Field } from './fields.ts'
import { formatMistakes } from './formatMistakes.ts'
import { loadConfiguration } from './loadConfiguration.ts'

const complete = {
  POWENS_DOMAIN: 'acme.biapi.pro',
  POWENS_CLIENT_ID: '12345',
  POWENS_CLIENT_SECRET: 'client-secret-of-the-test',
  POWENS_WEBHOOK_SECRET: 'webhook-secret-of-the-test',
  PUBLIC_URL: 'https://shop.example/api/powens/',
  RETURN_URL: 'https://shop.example/order',
  PAYMENT_SECRET: 'payment-secret-of-the-test-32-bytes',
  MERCHANT_PREPARE_URL: 'http://backend:8000/payments/prepare',
  MERCHANT_CHANGES_URL: 'http://backend:8000/payments/changes',
  MERCHANT_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
}
const noFile = () => Promise.reject(new Error('no such file'))
const load = (
  environment: Record<string, string | undefined>,
  file?: string,
  readFile = noFile as (path: string) => Promise<string>,
) => loadConfiguration({ environment, file, readFile })

test('default', async () => {
  const { configuration, mistakes } = await load(complete)
  expect(mistakes).toEqual([])
  expect(configuration).toMatchObject({
    domain: 'acme',
    publicUrl: 'https://shop.example/api/powens',
    webhookSecrets: ['webhook-secret-of-the-test'],
    store: 'sqlite:powens-pay.db',
    forwardCookies: [],
    forwardHeaders: ['authorization', 'accept-language'],
    port: 8080,
    trustProxy: false,
    verifyResponses: false,
    webviewFamily: 'webview',
    allowedOrigins: [],
  })
  expect(configuration).not.toHaveProperty('apiUrl')
})

test('behavior: every mistake is named at once', async () => {
  const { configuration, mistakes } = await load({
    ...complete,
    POWENS_DOMAIN: 'https://acme.biapi.pro',
    POWENS_CLIENT_ID: 'my-shop',
    POWENS_CLIENT_SECRET: ' ',
    PUBLIC_URL: 'http://shop.example/api/powens',
    RETURN_URL: 'https://shop.example/order?id=1',
    PAYMENT_SECRET: 'short',
    MERCHANT_SECRET: 'whsec_short',
    FORWARD_HEADERS: 'authorization, content-length',
    PORT: '80800',
    STORE: 'postgres://db',
    POWENS_VERIFY_RESPONSES: 'perhaps',
    POWENS_WEBVIEW_FAMILY: 'pages',
  })
  expect(configuration).toBeNull()
  expect(mistakes.map(({ setting }) => setting).sort()).toEqual([
    'FORWARD_HEADERS',
    'MERCHANT_SECRET',
    'PAYMENT_SECRET',
    'PORT',
    'POWENS_CLIENT_ID',
    'POWENS_CLIENT_SECRET',
    'POWENS_DOMAIN',
    'POWENS_VERIFY_RESPONSES',
    'POWENS_WEBVIEW_FAMILY',
    'PUBLIC_URL',
    'RETURN_URL',
    'STORE',
  ])
})

test('behavior: every default is a value its own setting would take', async () => {
  const set = Object.values(fields as Record<string, Field>).flatMap(({ variable, default: standard }) =>
    standard === undefined ? [] : [[variable, standard]],
  )
  expect(set.length).toBeGreaterThan(10)
  const { configuration, mistakes } = await load({ ...complete, ...Object.fromEntries(set) })
  expect(mistakes).toEqual([])
  expect(configuration).toEqual((await load(complete)).configuration)
})

test('behavior: each mistake says what, why and what to do', async () => {
  const { mistakes } = await load({})
  expect(mistakes.length).toBeGreaterThan(8)
  const text = formatMistakes(mistakes)
  expect(text).toContain('POWENS_DOMAIN is not set. Your Powens domain')
  for (const { message } of mistakes) expect(message).toMatch(/^is .+\. .+\.$/)
})

test('behavior: no mistake repeats the value of a secret', async () => {
  const { mistakes } = await load({
    ...complete,
    PAYMENT_SECRET: 'canary-1',
    MERCHANT_SECRET: 'canary-2',
    STORE: 'postgres://user:canary-3@db',
  })
  expect(mistakes).toHaveLength(3)
  expect(formatMistakes(mistakes)).not.toMatch(/canary/)
})

test('behavior: a list is parted by commas and white space', async () => {
  const { configuration } = await load({ ...complete, FORWARD_COOKIES: 'sessionid, csrftoken\nremember' })
  expect(configuration?.forwardCookies).toEqual(['sessionid', 'csrftoken', 'remember'])
})

test('behavior: one secret for two purposes is a mistake', async () => {
  const { mistakes } = await load({ ...complete, POWENS_WEBHOOK_SECRET: complete.POWENS_CLIENT_SECRET })
  expect(mistakes).toEqual([
    { setting: 'POWENS_WEBHOOK_SECRET', message: expect.stringContaining('POWENS_CLIENT_SECRET') },
  ])
})

test('behavior: NAME_FILE is read, and a value wins over it', async () => {
  const readFile = async (path: string) => `${path}-content-of-at-least-32-bytes\n`
  const { POWENS_CLIENT_SECRET: _, ...rest } = complete
  const { configuration } = await load(
    { ...rest, POWENS_CLIENT_SECRET_FILE: '/run/one', PAYMENT_SECRET_FILE: '/run/two' },
    undefined,
    readFile,
  )
  expect(configuration?.clientSecret).toBe('/run/one-content-of-at-least-32-bytes')
  expect(configuration?.paymentSecrets).toEqual([complete.PAYMENT_SECRET])
})

test('behavior: a file that cannot be read is a mistake with its own name', async () => {
  const { mistakes } = await load({ ...complete, MERCHANT_SECRET: '', MERCHANT_SECRET_FILE: '/run/none' })
  expect(mistakes.map(({ setting }) => setting)).toEqual(['MERCHANT_SECRET_FILE', 'MERCHANT_SECRET'])
})

test('parameters: file: the environment wins over it', async () => {
  const file = JSON.stringify({ port: 9000, forwardCookies: ['sid'], trustProxy: true, logLevel: 'debug' })
  const { configuration } = await load({ ...complete, LOG_LEVEL: 'warn' }, 'broker.json', async () => file)
  expect(configuration).toMatchObject({
    port: 9000,
    forwardCookies: ['sid'],
    trustProxy: true,
    logLevel: 'warn',
  })
})

test('parameters: file: an unknown setting is named with the one that was meant', async () => {
  const file = JSON.stringify({ client_id: 12, retention: 1 })
  const { mistakes } = await load(complete, 'broker.json', async () => file)
  expect(mistakes[0]).toEqual({
    setting: 'client_id in broker.json',
    message: 'is no setting. Did you mean clientId?',
  })
  expect(mistakes[1]?.message).toContain('Known are domain,')
})

test.each([
  ['not JSON', async () => '{', 'is not JSON'],
  ['not an object', async () => '[]', 'is not a JSON object'],
  ['not there', noFile, 'cannot be read'],
])('parameters: file: %s', async (_, readFile, message) => {
  const { mistakes } = await load(complete, 'broker.json', readFile)
  expect(mistakes).toEqual([{ setting: 'broker.json', message: expect.stringContaining(message) }])
})

test('behavior: every secret that was read is listed, right or wrong', async () => {
  const { secrets } = await load({ ...complete, PAYMENT_SECRET: 'too-short' })
  expect(secrets).toEqual(
    expect.arrayContaining(['too-short', complete.POWENS_CLIENT_SECRET, complete.MERCHANT_SECRET]),
  )
})
