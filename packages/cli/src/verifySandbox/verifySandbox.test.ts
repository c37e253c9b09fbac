import { createSandbox, type FaultRoute, type Sandbox, type SandboxOptions } from '@powens-pay/sandbox'
import { expect, test } from 'vitest'
import { probes } from './probes.ts'
import { verifySandbox } from './verifySandbox.ts'

const redirectUrl = 'https://shop.example/api/powens/callback'

/** A second simulator in the place of Powens. */
function setUp(options: SandboxOptions = {}) {
  const sandbox = createSandbox({
    domain: 'acme-sandbox',
    config: { 'payment.manual_expire_time_days': '30' },
    ...options,
  })
  let calls = 0
  const verify = (changes: { configToken?: null; redirectUrl?: null } = {}) =>
    verifySandbox({
      ...sandbox,
      redirectUrl,
      ...changes,
      fetch: (request) => {
        calls += 1
        return sandbox.fetch(request)
      },
    })
  return { sandbox, verify, count: () => calls }
}

/** The differences, as `call: path: at Powens | in the simulator`. */
async function find(sandbox: Sandbox): Promise<string[]> {
  const reports = await verifySandbox({ ...sandbox, redirectUrl, fetch: sandbox.fetch })
  return reports.flatMap(({ name, differences }) =>
    differences.map(({ path, atPowens, inSimulator }) => `${name}: ${path}: ${atPowens} | ${inSimulator}`),
  )
}

const rewrite =
  (change: (body: Record<string, unknown>) => unknown, status?: number) => async (response: Response) =>
    Response.json(change((await response.json()) as Record<string, unknown>), {
      status: status ?? response.status,
    })

test('default: two simulators differ in nothing, and every call is made, within the limit of a minute', async () => {
  const { verify, count, sandbox } = setUp()
  const reports = await verify()
  expect(
    reports.flatMap(({ name, differences }) => differences.map((difference) => [name, difference])),
  ).toEqual([])
  expect(reports.every(({ isMade }) => isMade)).toBe(true)
  expect(count()).toBe(probes.length)
  expect(count()).toBeLessThan(30)
  // One payment was created, nobody validated it, and it is cancelled.
  expect(sandbox.payments.list()).toMatchObject([{ state: 'rejected', error_code: 'cancelledByUser' }])
})

test('parameters: without a redirect URL nothing is created; without a configuration token no setting is read', async () => {
  const { verify, sandbox } = setUp()
  const reports = await verify({ redirectUrl: null, configToken: null })
  const made = reports.filter(({ isMade }) => isMade).map(({ name }) => name)
  expect(made).not.toContain('POST /payments')
  expect(made).not.toContain('GET /config')
  expect(made).toContain('GET /connectors')
  expect(sandbox.payments.list()).toEqual([])
  expect(reports.every(({ differences }) => differences.length === 0)).toBe(true)
})

const connectorsOf = (body: Record<string, unknown>) => body['connectors'] as Record<string, unknown>[]

test.each<[string, FaultRoute, (response: Response) => Response | Promise<Response>, string[]]>([
  [
    'another status',
    'GET /publickey',
    rewrite((body) => body, 202),
    ['GET /publickey: : status 202 | status 200'],
  ],
  [
    'a key that is missing',
    'GET /connectors',
    rewrite(({ connectors }) => ({ connectors })),
    ['GET /connectors: total: absent | number'],
  ],
  [
    'a key that is new',
    'GET /terms',
    rewrite((body) => ({ ...body, signed_at: null })),
    ['GET /terms: signed_at: null | absent'],
  ],
  [
    'a number that is text',
    'POST /payments/{id}/scopedtoken',
    rewrite((body) => ({ ...body, id_payment: String(body['id_payment']) })),
    ['POST /payments/{id}/scopedtoken: id_payment: string | number'],
  ],
  [
    'a text that is null',
    'GET /payments/{id}/terms',
    rewrite((body) => ({ ...body, version: null })),
    ['GET /payments/{id}/terms: version: null | string'],
  ],
  [
    'a key that one bank of many does not have',
    'GET /connectors',
    rewrite((body) => {
      const [{ slug: _, ...first } = {}, ...others] = connectorsOf(body)
      return { ...body, connectors: [first, ...others] }
    }),
    ['GET /connectors: connectors[].slug: in some objects | in every object'],
  ],
  [
    'a type that one bank of many has, deep inside',
    'GET /connectors',
    rewrite((body) => {
      const [first, second, ...others] = connectorsOf(body)
      const settings = { ...(second?.['payment_settings'] as object), cancellation_available: 'yes' }
      return { ...body, connectors: [first, { ...second, payment_settings: settings }, ...others] }
    }),
    ['GET /connectors: connectors[].payment_settings.cancellation_available: boolean or string | boolean'],
  ],
  [
    'a key that one bank does not have, like some others',
    'GET /connectors',
    rewrite((body) => ({
      ...body,
      connectors: connectorsOf(body).map(({ payment_settings, ...connector }) =>
        connector['slug'] === 'EXA' || payment_settings === undefined
          ? connector
          : { ...connector, payment_settings },
      ),
    })),
    ['GET /connectors: connectors[].payment_settings: absent | object'],
  ],
  [
    'a list that is empty',
    'GET /connectors/{uuid}/sources' as FaultRoute,
    rewrite((body) => ({ ...body, sources: [] })),
    ['GET /connectors/{uuid}/sources: sources[]: is empty | has elements'],
  ],
  [
    'a list instead of an object',
    'GET /config',
    rewrite((body) => [body]),
    ['GET /config: : array | object'],
  ],
  [
    'a setting that is a number',
    'GET /config',
    rewrite(() => ({ 'payment.manual_expire_time_days': 30 })),
    ['GET /config: *: number | string'],
  ],
  [
    'another word for an error',
    'GET /connectors/{uuid}',
    async (response: Response) =>
      response.ok ? response : rewrite((body) => ({ ...body, code: 'unknownConnector' }))(response),
    ['GET /connectors/{uuid}, unknown: : code unknownConnector | code notFound'],
  ],
  [
    'a page instead of JSON',
    'GET /webhooks/auth',
    () => new Response('<h1>Maintenance</h1>', { status: 503 }),
    ['GET /webhooks/auth: : status 503 | status 200', 'GET /webhooks/auth: : body not JSON | body object'],
  ],
  [
    'no answer',
    'GET /payments/{id}/incompatibilities',
    () => Promise.reject(new TypeError('fetch failed')),
    [
      'GET /payments/{id}/incompatibilities: : status none: no answer | status 200',
      'GET /payments/{id}/incompatibilities: : body empty | body array',
    ],
  ],
])('behavior: finds %s, and nothing else', async (_, route, change, expected) => {
  const { sandbox } = setUp()
  sandbox.faults.replaceNext(route, change, { times: Infinity })
  expect(await find(sandbox)).toEqual(expected)
})

test('behavior: a payment that could not be created is one difference, and so is each call that needs it', async () => {
  const { sandbox } = setUp()
  sandbox.faults.replaceNext(
    'POST /payments',
    (response) => (response.ok ? Response.json({ code: 'forbidden' }, { status: 403 }) : response),
    { times: Infinity },
  )
  const found = await find(sandbox)
  expect(found).toContain('POST /payments: : status 403 | status 200')
  expect(found).toContain('GET /payments/{id}: : could not be called | called')
})

test.each<[string, SandboxOptions, string]>([
  ['a domain without the cap', { maximumAmount: null }, 'POST /payments, above the cap of a sandbox domain'],
  ['fields as a dictionary', { readings: { fields: 'dictionary' } }, 'POST /payments: fields'],
  ['no expires_in', { readings: { expiresIn: 'absent' } }, 'POST /payments/{id}/scopedtoken: expires_in'],
  ['another code of a cancellation', { readings: { cancelErrorCode: 'CancelledByClient' } }, ''],
  ['banks with Pay alone', { connectorsWithoutPay: [] }, 'GET /connectors: connectors[].payment_settings'],
])('behavior: finds the other reading of a simulator: %s', async (_, options, expected) => {
  const found = await find(setUp(options).sandbox)
  if (expected === '') expect(found).toEqual([])
  else expect(found.some((line) => line.startsWith(expected))).toBe(true)
})
