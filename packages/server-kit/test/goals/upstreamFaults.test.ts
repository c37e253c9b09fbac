import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { createPowens, getPayment, listPayments, type Powens, type PowensApiError } from '../../src/index.ts'
import { withinTime } from '../../src/internal/timers.ts'
import { createSandbox } from '@powens-pay/sandbox'
import { instruct, publicUrl } from '../createShop.ts'
import { loadKit, type Kit } from './loadKit.ts'

const payment = { id: 501, state: 'created', instructions: [] }
const secretOf = 'client-secret-canary'

type Answer = (count: number) => Response | Promise<Response>

const problem =
  (status: number, headers: Record<string, string> = {}): Answer =>
  () =>
    Response.json(
      { code: 'invalidValue', description: 'FR1420041010050500013M02606 of Ada Martin', request_id: 7 },
      { status, headers },
    )

/** A body that sends a byte now and then, for ever. */
const drip: Answer = () => {
  let timer: ReturnType<typeof setInterval>
  return new Response(
    new ReadableStream({
      start: (controller) => void (timer = setInterval(() => controller.enqueue(new Uint8Array([32])), 5)),
      cancel: () => clearInterval(timer),
    }),
  )
}

/** Faults that only the clock ends are given little of it. */
const endless = new Set(['no answer', 'a slow drip'])

const faults: Record<string, { answer: Answer; isRetried: boolean; code: string }> = {
  'status 500': { answer: problem(500), isRetried: true, code: 'powens_error' },
  'status 502': { answer: problem(502), isRetried: true, code: 'powens_error' },
  'status 503 with Retry-After': {
    answer: problem(503, { 'retry-after': '1' }),
    isRetried: true,
    code: 'powens_unavailable',
  },
  'status 429 with Retry-After': {
    answer: problem(429, { 'retry-after': '1' }),
    isRetried: true,
    code: 'rate_limited',
  },
  'status 401': { answer: problem(401), isRetried: false, code: 'powens_error' },
  'status 409': { answer: problem(409), isRetried: false, code: 'powens_error' },
  'a reset before the body': {
    answer: () => Promise.reject(new TypeError('fetch failed')),
    isRetried: true,
    code: 'powens_unavailable',
  },
  'a reset within the body': {
    answer: () =>
      new Response(
        new ReadableStream({ pull: (controller) => controller.error(new TypeError('terminated')) }),
      ),
    isRetried: false,
    code: 'powens_invalid_response',
  },
  'no answer': { answer: () => new Promise(() => undefined), isRetried: false, code: 'powens_timeout' },
  'a slow drip': { answer: drip, isRetried: false, code: 'powens_timeout' },
  'truncated JSON': {
    answer: () => new Response('{"id": 501, "sta'),
    isRetried: false,
    code: 'powens_invalid_response',
  },
  'an HTML page': {
    answer: () => new Response('<!doctype html>'),
    isRetried: false,
    code: 'powens_invalid_response',
  },
  'a redirect': {
    answer: () => new Response(null, { status: 302, headers: { location: 'https://evil.example/2.0' } }),
    isRetried: false,
    code: 'powens_invalid_response',
  },
  'an endless body': {
    answer: () =>
      Response.json({ ...payment, token: 'abc', payments: [], more: 'a'.repeat(5 * 1024 * 1024) }),
    isRetried: false,
    code: 'powens_invalid_response',
  },
}

const calls: Record<string, { run: (powens: Powens, kit: Actions) => Promise<unknown>; isSafe: boolean }> = {
  'GET /payments/501': { run: (powens, kit) => kit.getPayment(powens, { paymentId: 501 }), isSafe: true },
  'GET /payments': {
    run: async (powens, kit) => (await kit.listPayments(powens).next()).value,
    isSafe: true,
  },
  'POST /payments': {
    run: (powens, kit) =>
      kit.createPayment(powens, {
        request: { instructions: [instruct('9.50')], client_redirect_uri: `${publicUrl}/callback` },
      }),
    isSafe: false,
  },
  'POST /payments/501/scopedtoken': {
    run: (powens, kit) => kit.createScopedToken(powens, { paymentId: 501 }),
    isSafe: true,
  },
}

function createFake(answer: Answer, timeout = 9_000, kit: Pick<Kit, 'createPowens'> = { createPowens }) {
  const asked: string[] = []
  const waits: number[] = []
  const powens = kit.createPowens({
    domain: 'acme',
    clientId: '12345678',
    clientSecret: secretOf,
    timeout,
    wait: async (milliseconds) => void waits.push(milliseconds),
    fetch: async (request) => {
      const { pathname } = new URL(request.url)
      if (pathname.endsWith('/auth/token')) return Response.json({ token: `token-canary-${asked.length}` })
      asked.push(request.url)
      const response = await answer(asked.length)
      return request.redirect === 'follow' ? follow(response, asked) : response
    },
  })
  return { powens, asked, waits }
}

/** What `fetch` does of itself with an answer that points elsewhere. */
function follow(response: Response, asked: string[]): Response {
  const location = response.headers.get('location')
  if (location === null) return response
  asked.push(location)
  return Response.json({ ...payment, payments: [], token: 'abc' })
}

const cases = Object.entries(calls).flatMap(([call, how]) =>
  Object.entries(faults).map(([fault, what]) => ({ call, fault, ...how, ...what })),
)

type Actions = Pick<Kit, 'getPayment' | 'listPayments' | 'createPayment' | 'createScopedToken'>

// By name: a kit that is loaded afresh has a class of its own.
const isPowensApiError = (error: unknown): error is PowensApiError =>
  error instanceof Error && error.name === 'PowensApiError'

/** What one call does wrong under one fault. */
async function findViolations(
  kit: Kit,
  { run, isSafe, answer, isRetried, code, call, fault }: (typeof cases)[number],
) {
  const { powens, asked, waits } = createFake(answer, endless.has(fault) ? 60 : 9_000, kit)
  const failing = run(powens, kit).then(
    () => 'it succeeded',
    (reason: unknown) => reason,
  )
  const error = await withinTime(failing, fault === 'no answer' ? 4_000 : 30_000)
  if (!isPowensApiError(error)) return [error === undefined ? 'it still waits' : inspect(error)]

  const shown = [error.message, error.stack, String(error.cause), JSON.stringify(error), error.call].join()
  // A refused token is replaced once, whatever the call: a 401 refuses before anything happens.
  const asksForLess = call === 'GET /payments' && fault === 'an endless body'
  const tries = asksForLess ? 8 : fault === 'status 401' ? 2 : isSafe && isRetried ? 3 : 1
  const isHasty = fault.endsWith('Retry-After') && waits.some((wait) => wait < 1000)
  const rules: [string, boolean][] = [
    [`code ${error.code}`, error.code === code],
    [`${asked.length} tries`, asked.length === tries],
    ['another host', asked.every((url) => url.startsWith('https://acme.biapi.pro/2.0/'))],
    ['Retry-After', !isHasty],
    ['secrets', ![secretOf, 'token-canary', 'FR14', 'Martin'].some((secret) => shown.includes(secret))],
    ['no name', error.message.includes(call)],
  ]
  return rules.filter(([, holds]) => !holds).map(([rule]) => rule)
}

const listViolations = async (kit: Kit, faulty: (one: (typeof cases)[number]) => boolean = () => true) =>
  (
    await Promise.all(
      cases
        .filter(faulty)
        .map(async (one) =>
          (await findViolations(kit, one)).map((what) => `${one.call}, ${one.fault}: ${what}`),
        ),
    )
  ).flat()

test('behavior: every call under every fault ends in time, in order and in our words', async () => {
  expect(await listViolations(await loadKit())).toEqual([])
})

test('behavior: a creation that were repeated blindly would be seen', async () => {
  const { request } = await import('../../src/powens/request.ts')
  const blind: typeof request = (powens, call, read) =>
    request(powens, { ...call, retries: 'transient' }, read)
  const kit = await loadKit(['powens/request.ts', { request: blind }])
  expect(await listViolations(kit)).toContain('POST /payments, a reset before the body: 3 tries')
})

test('behavior: an answer without bound would be seen', async () => {
  const readBytes = async (body: ReadableStream<Uint8Array> | null) =>
    new Uint8Array(await new Response(body).arrayBuffer())
  const kit = await loadKit(['internal/readBytes.ts', { readBytes }])
  expect(await listViolations(kit, ({ fault }) => fault === 'an endless body')).toHaveLength(4)
})

test('behavior: a call without deadline would be seen', async () => {
  const kit = await loadKit(['internal/timers.ts', { raceSignal: <T>(promise: Promise<T>) => promise }])
  const violations = await listViolations(kit, ({ fault }) => fault === 'no answer')
  expect(violations).toContain('GET /payments/501, no answer: it still waits')
})

test('behavior: impatience would be seen', async () => {
  const kit = await loadKit(['powens/retryRule.ts', { nextDelay: () => 1 }])
  expect(await listViolations(kit)).toContain('GET /payments/501, status 503 with Retry-After: Retry-After')
})

test('behavior: a redirect that were followed would be seen', async () => {
  const { buildRequest } = await import('../../src/powens/buildRequest.ts')
  const following: typeof buildRequest = (...parameters) =>
    new Request(buildRequest(...parameters), { redirect: 'follow' })
  const kit = await loadKit(['powens/buildRequest.ts', { buildRequest: following }])
  const violations = await listViolations(kit, ({ fault }) => fault === 'a redirect')
  expect(violations).toHaveLength(Object.keys(calls).length)
})

test('behavior: the matrix is whole', () => {
  expect(cases.length).toBeGreaterThanOrEqual(48)
})

test('behavior: a pause that Powens asks for and that is too long is reported', async () => {
  const { powens, asked } = createFake(problem(503, { 'retry-after': '3600' }))
  await expect(getPayment(powens, { paymentId: 501 })).rejects.toMatchObject({ retryAfter: 3_600_000 })
  expect(asked).toHaveLength(1)
})

test('behavior: a failure that passes is not reported', async () => {
  const { powens } = createFake((count) =>
    count < 3 ? Response.json({}, { status: 503 }) : Response.json(payment),
  )
  expect((await getPayment(powens, { paymentId: 501 })).id).toBe(501)
})

test('parameters: signal', async () => {
  const { powens } = createFake(() => new Promise(() => undefined))
  const leaving = new AbortController()
  const promise = getPayment(powens, { paymentId: 501, signal: leaving.signal })
  leaving.abort(new Error('The page was closed.'))
  await expect(promise).rejects.toThrow('The page was closed.')
})

test('parameters: timeout, shorter than the one of createPowens', async () => {
  const { powens } = createFake(() => new Promise(() => undefined))
  const patient = { ...powens, timeout: 60_000 }
  await expect(getPayment(patient, { paymentId: 501, timeout: 10 })).rejects.toMatchObject({
    code: 'powens_timeout',
    isAmbiguous: true,
  })
})

test('behavior: Powens says what it says: its code and request id are kept', async () => {
  const { powens } = createFake(problem(409))
  await expect(getPayment(powens, { paymentId: 501 })).rejects.toMatchObject({
    upstreamStatus: 409,
    powensCode: 'invalidValue',
    powensRequestId: '7',
    isAmbiguous: false,
  })
})

/** A Powens of which only its tokens matter. */
const setUp = (fail?: () => Response | undefined) => {
  let time = 0
  const asked: number[] = []
  let revoked = 0
  const powens = createPowens({
    domain: 'acme',
    clientId: '12345678',
    clientSecret: secretOf,
    now: () => time,
    wait: async () => undefined,
    fetch: async (request) => {
      if (new URL(request.url).pathname.endsWith('/auth/token')) {
        asked.push(time)
        return fail?.() ?? Response.json({ token: `token-${asked.length}`, scope: 'payments:admin' })
      }
      const isOld = Number(request.headers.get('authorization')?.split('-')[1]) <= revoked
      return isOld ? Response.json({ code: 'unauthorized' }, { status: 401 }) : Response.json(payment)
    },
  })
  const read = (count: number) =>
    Promise.allSettled(Array.from({ length: count }, () => getPayment(powens, { paymentId: 501 })))
  return {
    powens,
    asked,
    read,
    pass: (ms: number) => void (time += ms),
    revoke: () => void (revoked = asked.length),
  }
}

test('behavior: a thousand cold calls make one token request', async () => {
  const { asked, read } = setUp()
  expect((await read(1000)).every(({ status }) => status === 'fulfilled')).toBe(true)
  expect(asked).toHaveLength(1)
})

test('behavior: a thousand calls with a revoked token make one more', async () => {
  const { asked, read, revoke } = setUp()
  await read(1)
  revoke()
  expect((await read(1000)).every(({ status }) => status === 'fulfilled')).toBe(true)
  expect(asked).toHaveLength(2)
})

test('behavior: a token is renewed a minute before its half hour ends', async () => {
  const { asked, read, pass } = setUp()
  await read(1)
  pass(29 * 60_000 - 1)
  await read(1)
  expect(asked).toHaveLength(1)
  pass(1)
  await read(10)
  expect(asked).toHaveLength(2)
})

test('behavior: a failing token endpoint is asked once a pause, and pauses grow', async () => {
  const { asked, read, pass } = setUp(() => Response.json({ code: 'unauthorized' }, { status: 401 }))
  for (let second = 0; second < 60; second++) {
    expect((await read(50)).every(({ status }) => status === 'rejected')).toBe(true)
    pass(1000)
  }
  expect(asked.map((time) => time / 1000)).toEqual([0, 1, 3, 7, 15, 31])
})

test('parameters: clientSecret as a function, asked again after Powens refused what it gave', async () => {
  const sandbox = createSandbox()
  const secrets = ['the old secret', sandbox.clientSecret]
  const powens = createPowens({
    domain: sandbox.domain,
    clientId: sandbox.clientId,
    clientSecret: () => secrets.shift() ?? sandbox.clientSecret,
    fetch: sandbox.fetch,
    now: () => sandbox.clock.now(),
  })
  expect(await listPayments(powens).next()).toEqual({ done: true, value: undefined })
  expect(secrets).toEqual([])
})
