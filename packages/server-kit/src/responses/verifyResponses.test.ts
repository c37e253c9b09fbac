import { createSandbox } from '@powens-pay/sandbox'
import { CompactSign, exportSPKI, generateKeyPair } from 'jose'
import { expect, test } from 'vitest'
import { createPayment } from '../actions/createPayment.ts'
import { getPayment } from '../actions/getPayment.ts'
import { listConnectors } from '../actions/listConnectors.ts'
import { createPowens } from '../powens/createPowens.ts'

const instruction = {
  amount: '9.50',
  currency: 'EUR',
  label: 'done - order',
  execution_date_type: 'instant',
  beneficiary: { scheme_name: 'iban', identification: 'FR1420041010050500013M02606', label: 'Shop SAS' },
} as const

async function setUp() {
  const asked: string[] = []
  const sandbox = createSandbox()
  const powens = createPowens({
    ...sandbox,
    now: () => sandbox.clock.now(),
    wait: async () => undefined,
    fetch: (request) => {
      asked.push(request.url.slice(sandbox.apiUrl.length))
      return sandbox.fetch(request)
    },
    verifyResponses: true,
  })
  const request = { client_redirect_uri: 'https://shop.example/back', instructions: [instruction] }
  const { id } = await createPayment(powens, { request })
  const read = () => getPayment(powens, { paymentId: id })
  return { sandbox, powens, asked, id, read }
}

/** Answers the next read with an envelope signed by a key of the test's own, shown at /sign-keys/7. */
async function answerSigned(
  { sandbox, id }: Awaited<ReturnType<typeof setUp>>,
  { header, envelope, key, alg = 'RS256' }: Changes,
) {
  const { privateKey, publicKey } = await generateKeyPair(alg)
  const payload = {
    request_url: `${sandbox.apiUrl}/payments/${id}?sign_response=true`,
    response_timestamp: new Date(sandbox.clock.now()).toISOString(),
    response_payload: { id, state: 'done', instructions: [] },
    ...envelope,
  }
  const jws = await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg, key_url: `${sandbox.apiUrl}/sign-keys/7`, ...header })
    .sign(privateKey)
  const shown = { id: 7, public_key: await exportSPKI(publicKey), deprecated: null, ...key }
  sandbox.faults.replaceNext('GET /payments/{id}', () => new Response(jws))
  sandbox.faults.replaceNext('GET /sign-keys/{id}', () => Response.json(shown))
}

test('default: answers are asked for signed, and their key is read once', async () => {
  const { powens, asked, read, id } = await setUp()
  expect(await read()).toMatchObject({ id, state: 'created' })
  expect(await listConnectors(powens)).not.toEqual([])
  expect(asked).toEqual([
    '/auth/token',
    '/payments?sign_response=true',
    '/sign-keys/1',
    `/payments/${id}?sign_response=true`,
    '/connectors?sign_response=true',
  ])
})

test('behavior: a key is asked for again after ten minutes', async () => {
  const { asked, read, sandbox } = await setUp()
  await sandbox.clock.advance(10 * 60_000)
  await read()
  expect(asked.filter((path) => path === '/sign-keys/1')).toHaveLength(2)
})

test('behavior: many answers at once ask for their key once', async () => {
  const { asked, read, sandbox } = await setUp()
  await sandbox.clock.advance(10 * 60_000)
  await Promise.all(Array.from({ length: 20 }, read))
  expect(asked.filter((path) => path === '/sign-keys/1')).toHaveLength(2)
})

interface Changes {
  header?: { key_url: unknown }
  envelope?: object
  key?: object
  alg?: string
}

test.each<[string, (api: string, id: number, now: number) => Changes]>([
  ['another algorithm', () => ({ alg: 'ES256' })],
  ['a relative request_url', (_, id) => ({ envelope: { request_url: `/2.0/payments/${id}` } })],
  ['a request_url without query', (api, id) => ({ envelope: { request_url: `${api}/payments/${id}` } })],
  ['seconds as time stamp', (_, __, now) => ({ envelope: { response_timestamp: now / 1000 } })],
  ['a time stamp without zone', () => ({ envelope: { response_timestamp: '2026-01-15 11:00:00' } })],
  ['no time stamp', () => ({ envelope: { response_timestamp: undefined } })],
])('behavior: what is not documented is tolerated: %s', async (_, change) => {
  const world = await setUp()
  await answerSigned(world, change(world.sandbox.apiUrl, world.id, world.sandbox.clock.now()))
  expect(await world.read()).toMatchObject({ state: 'done' })
})

const deprecated = 'the signing key is deprecated'

test.each<[string, string, (api: string, id: number) => Changes]>([
  [
    'another host signs',
    'its key_url is none of this API',
    () => ({ header: { key_url: 'https://evil.example/2.0/sign-keys/7' } }),
  ],
  [
    'key_url is another resource',
    'its key_url is none of this API',
    (api) => ({ header: { key_url: `${api}/payments/7` } }),
  ],
  ['key_url is no text', 'its key_url is none of this API', () => ({ header: { key_url: 7 } })],
  ['the key is deprecated', deprecated, () => ({ key: { deprecated: '2026-01-01 00:00:00' } })],
  ['the key does not say it is good', deprecated, () => ({ key: { deprecated: undefined } })],
  ['the key is no key', 'its signature is not good', () => ({ key: { public_key: 'abc' } })],
  [
    'another payment was asked for',
    'it answers another request',
    (api) => ({ envelope: { request_url: `${api}/payments/1` } }),
  ],
  [
    'another query was asked',
    'it answers another request',
    (api, id) => ({ envelope: { request_url: `${api}/payments/${id}?all=1` } }),
  ],
  [
    'another domain was asked',
    'it answers another request',
    (_, id) => ({ envelope: { request_url: `https://other.biapi.pro/2.0/payments/${id}` } }),
  ],
  [
    'it is of yesterday',
    'it was signed at another time',
    () => ({ envelope: { response_timestamp: '2026-01-01T00:00:00Z' } }),
  ],
  [
    'it holds nothing',
    'there is no response_payload in it',
    () => ({ envelope: { response_payload: undefined } }),
  ],
])('behavior: refused: %s', async (_, reason, change) => {
  const world = await setUp()
  const changes = change(world.sandbox.apiUrl, world.id)
  await answerSigned(world, changes)
  await expect(world.read()).rejects.toMatchObject({
    code: 'powens_invalid_response',
    isAmbiguous: true,
    message: expect.stringContaining(reason) as string,
  })
  if (changes.header) expect(world.asked.filter((path) => path === '/sign-keys/7')).toEqual([])
})

test('behavior: a forged answer is refused', async () => {
  const { sandbox, read } = await setUp()
  sandbox.faults.replaceNext('GET /payments/{id}', async (response) => {
    const [header, payload = '', signature] = (await response.text()).split('.')
    const forged = Buffer.from(payload, 'base64url').toString().replace('"created"', '"done"')
    expect(forged).toContain('"done"')
    return new Response([header, Buffer.from(forged).toString('base64url'), signature].join('.'))
  })
  await expect(read()).rejects.toThrow('its signature is not good')
})

test('behavior: the public key is nobody’s shared secret', async () => {
  const { sandbox, read, id } = await setUp()
  const [{ public_key: pem }] = (await (
    await sandbox.fetch(new Request(`${sandbox.apiUrl}/sign-keys`))
  ).json()) as [{ public_key: string }]
  const text = JSON.stringify({ request_url: `/2.0/payments/${id}`, response_payload: { id, state: 'done' } })
  const jws = await new CompactSign(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'HS256', key_url: `${sandbox.apiUrl}/sign-keys/1` })
    .sign(new TextEncoder().encode(pem))
  sandbox.faults.replaceNext('GET /payments/{id}', () => new Response(jws))
  await expect(read()).rejects.toMatchObject({ code: 'powens_invalid_response' })
})

test('behavior: an unsigned answer is refused, and the sentence says what to do', async () => {
  const { sandbox, read, id } = await setUp()
  const plain = { id, state: 'done', instructions: [] }
  sandbox.faults.replaceNext('GET /payments/{id}', () => Response.json(plain))
  await expect(read()).rejects.toThrow('it is not signed; Powens has to enable response signatures')
})

/** Creates a payment whose signing key cannot be had, and gives the error and what was asked. */
async function createWithoutKey(
  breakKey: (world: Awaited<ReturnType<typeof setUp>>) => void | Promise<void>,
) {
  const world = await setUp()
  // The key of the first payment is known no longer, and its token neither.
  await world.sandbox.clock.advance(30 * 60_000)
  world.asked.length = 0
  await breakKey(world)
  const request = { client_redirect_uri: 'https://shop.example/back', instructions: [instruction] }
  const error: unknown = await createPayment(world.powens, { request }).catch((thrown: unknown) => thrown)
  return { error, created: world.asked.filter((path) => path.startsWith('/payments')) }
}

test.each([400, 401, 403, 404, 429, 500, 503])(
  'behavior: a payment whose answer cannot be verified, its key being refused with %i, may exist, and is not created again',
  async (status) => {
    const { error, created } = await createWithoutKey(({ sandbox }) =>
      sandbox.faults.replaceNext('GET /sign-keys/{id}', () => Response.json({}, { status }), { times: 9 }),
    )
    expect(created).toEqual(['/payments?sign_response=true'])
    expect(error).toMatchObject({ isAmbiguous: true, upstreamStatus: undefined })
    expect(String(error)).toContain('POST /payments')
    expect(String(error)).toContain(`status ${status}`)
  },
)

test('behavior: a refusal keeps its code', async () => {
  const { powens } = await setUp()
  await expect(getPayment(powens, { paymentId: 1 })).rejects.toMatchObject({ upstreamStatus: 404 })
})
