import { expect, test } from 'vitest'
import { findSetting, settingKeys } from './configurationSchema.ts'
import { formatMistakes } from './formatMistakes.ts'
import { formatSettings } from './formatSettings.ts'
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

test.each([
  'postgres://shop:secret@db.internal:5432/shop',
  'postgresql://db/shop?sslmode=require',
  'postgres:///shop?host=/run/postgresql',
  'redis://cache:6379',
  'rediss://user:secret@cache',
  'sqlite:payments.db',
  'memory:',
])('parameters: STORE=%s', async (store) => {
  const { configuration } = await load({ ...complete, STORE: store })
  expect(configuration?.store).toBe(store)
})

test.each(['postgres://db', 'postgres:db/shop', 'postgres://db:port/shop', 'mysql://db/shop', 'sqlite:'])(
  'behavior: STORE=%s is a mistake',
  async (store) => {
    const { mistakes } = await load({ ...complete, STORE: store })
    expect(mistakes.map(({ setting }) => setting)).toEqual(['STORE'])
  },
)

test.each([
  ['yes', true],
  ['no', false],
  ['1', true],
  ['2', 2],
  ['private, 203.0.113.0/24 2001:db8::/32', ['private', '203.0.113.0/24', '2001:db8::/32']],
  ['192.0.2.9', ['192.0.2.9']],
])('parameters: TRUST_PROXY=%s', async (written, trustProxy) => {
  const { configuration, mistakes } = await load({ ...complete, TRUST_PROXY: written })
  expect(mistakes).toEqual([])
  expect(configuration?.trustProxy).toEqual(trustProxy)
})

test.each(['perhaps', '-1', '100', 'true, private', '10.0.0.0/40', 'proxy.example'])(
  'behavior: TRUST_PROXY=%s is a mistake',
  async (written) => {
    const { mistakes } = await load({ ...complete, TRUST_PROXY: written })
    expect(formatMistakes(mistakes)).toMatch(/TRUST_PROXY is neither true or false.*Write 1 for one proxy/s)
  },
)

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
  const set = settingKeys
    .map(findSetting)
    .flatMap(({ variable, default: standard }) => (standard ? [[variable, standard]] : []))
  expect(set.length).toBeGreaterThan(10)
  const { configuration, mistakes } = await load({ ...complete, ...Object.fromEntries(set) })
  expect(mistakes).toEqual([])
  expect(configuration).toEqual((await load(complete)).configuration)
})

test('behavior: the help shows every setting, whether it is required, and its default', () => {
  const help = formatSettings()
  for (const key of settingKeys) expect(help).toContain(`  ${findSetting(key).variable}`)
  expect(help).toContain('  POWENS_DOMAIN (required)\n      Your Powens domain')
  expect(help).toContain('  PORT (default: 8080)\n')
  expect(help).toContain('  FORWARD_HEADERS (default: authorization, accept-language)\n')
  expect(help).toContain('  SHOP_NAME\n')
  expect(help).toContain('  ALLOWED_ORIGINS\n')
})

test('behavior: what is not set is named with what it is for', async () => {
  const { mistakes } = await load({})
  expect(mistakes).toHaveLength(9)
  expect(formatMistakes(mistakes)).toContain(
    '  POWENS_DOMAIN is not set. The broker cannot start without it. Set it. Your Powens domain',
  )
})

test.each([
  ['nothing', {}, undefined],
  ['blank', { ...complete, PAYMENT_SECRET: ' , ', RETURN_URL: ' ' }, undefined],
  ['a domain', { ...complete, POWENS_DOMAIN: 'acme.example' }, undefined],
  ['a client id', { ...complete, POWENS_CLIENT_ID: 'shop' }, undefined],
  ['a URL', { ...complete, RETURN_URL: 'shop' }, undefined],
  ['a URL with a password', { ...complete, MERCHANT_PREPARE_URL: 'http://me:pw@backend' }, undefined],
  ['a URL with a query', { ...complete, RETURN_URL: 'https://shop.example/?a=1' }, undefined],
  ['plain http', { ...complete, PUBLIC_URL: 'http://shop.example/api/powens' }, undefined],
  ['an origin', { ...complete, ALLOWED_ORIGINS: 'https://a.example, https://b.example/page' }, undefined],
  ['a path', { ...complete, RETURN_PATHS: '//evil.example' }, undefined],
  ['a number', { ...complete, PORT: '80800', STOP_GRACE: '1.5', CREATE_LIMIT: '-1' }, undefined],
  ['true or false', { ...complete, TRUST_PROXY: 'perhaps' }, undefined],
  ['a choice', { ...complete, LOG_LEVEL: 'loud' }, undefined],
  ['a secret', { ...complete, PAYMENT_SECRET: 'short', MERCHANT_SECRET: 'whsec_short' }, undefined],
  ['a header', { ...complete, FORWARD_HEADERS: 'a header:' }, undefined],
  ['a reserved header', { ...complete, FORWARD_HEADERS: 'authorization, Content-Length' }, undefined],
  ['a cookie', { ...complete, FORWARD_COOKIES: 'sid=1;' }, undefined],
  ['a store', { ...complete, STORE: 'postgres://db' }, undefined],
  ['one port for two', { ...complete, PORT: '9000', MANAGEMENT_PORT: '9000' }, undefined],
  ['a secret twice', { ...complete, POWENS_WEBHOOK_SECRET: complete.POWENS_CLIENT_SECRET }, undefined],
  ['a needless origin', { ...complete, ALLOWED_ORIGINS: 'https://shop.example' }, undefined],
  ['a secret in a file', { ...complete, MERCHANT_SECRET: '', MERCHANT_SECRET_FILE: '/none' }, undefined],
  ['a file that is no JSON', complete, '{'],
  ['a file that is a list', complete, '[]'],
  ['a file with an unknown setting', complete, '{"clientid": 1}'],
  ['a file with an object', complete, '{"port": {}}'],
  ['a file with a list for one value', complete, '{"shopName": ["a", "b"]}'],
])('behavior: a mistake is three sentences: %s', async (_, environment, file) => {
  const readFile = (path: string) => (path === 'broker.json' && file ? Promise.resolve(file) : noFile())
  const { configuration, mistakes } = await load(environment, file && 'broker.json', readFile)
  expect(configuration).toBeNull()
  expect(mistakes).not.toEqual([])
  for (const { setting, what, why, cure } of mistakes) {
    expect(what.startsWith(`${setting} `)).toBe(true)
    for (const sentence of [what, why, cure]) expect(sentence).toMatch(/^\S.*[.?]$/)
    expect(formatMistakes(mistakes)).toContain(`  ${what} ${why} ${cure}\n`)
  }
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
    expect.objectContaining({
      setting: 'POWENS_WEBHOOK_SECRET',
      what: 'POWENS_WEBHOOK_SECRET repeats POWENS_CLIENT_SECRET.',
    }),
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
  expect(mistakes[0]).toMatchObject({
    setting: 'client_id in broker.json',
    what: 'client_id in broker.json is no setting.',
    cure: 'Did you mean clientId?',
  })
  expect(mistakes[1]?.cure).toContain('Known are domain,')
})

test.each([
  ['not JSON', async () => '{', 'is not JSON'],
  ['not an object', async () => '[]', 'is not a JSON object'],
  ['not there', noFile, 'cannot be read'],
])('parameters: file: %s', async (_, readFile, what) => {
  const { mistakes } = await load(complete, 'broker.json', readFile)
  expect(mistakes).toEqual([
    expect.objectContaining({ setting: 'broker.json', what: `broker.json ${what}.` }),
  ])
})

test('behavior: every secret that was read is listed, right or wrong', async () => {
  const { secrets } = await load({ ...complete, PAYMENT_SECRET: 'too-short' })
  expect(secrets).toEqual(
    expect.arrayContaining(['too-short', complete.POWENS_CLIENT_SECRET, complete.MERCHANT_SECRET]),
  )
})
