import { expect, test } from 'vitest'
import {
  createPowens,
  createPayment,
  createScopedToken,
  getPayment,
  listPayments,
  PowensApiError,
  type Powens,
} from '../../src/index.ts'
import { createSandbox } from '@powens-pay/sandbox'
import { instruct, publicUrl } from '../createShop.ts'

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
    answer: () => new Response(null, { status: 302, headers: { location: 'https://evil.example/' } }),
    isRetried: false,
    code: 'powens_invalid_response',
  },
  'an endless body': {
    answer: () => new Response(new Uint8Array(5 * 1024 * 1024)),
    isRetried: false,
    code: 'powens_invalid_response',
  },
}

const calls: Record<string, { run: (powens: Powens) => Promise<unknown>; isSafe: boolean }> = {
  'GET /payments/501': { run: (powens) => getPayment(powens, { paymentId: 501 }), isSafe: true },
  'GET /payments': { run: async (powens) => (await listPayments(powens).next()).value, isSafe: true },
  'POST /payments': {
    run: (powens) =>
      createPayment(powens, {
        request: { instructions: [instruct('9.50')], client_redirect_uri: `${publicUrl}/callback` },
      }),
    isSafe: false,
  },
  'POST /payments/501/scopedtoken': {
    run: (powens) => createScopedToken(powens, { paymentId: 501 }),
    isSafe: true,
  },
}

function createFake(answer: Answer, timeout = 9_000) {
  const asked: string[] = []
  const waits: number[] = []
  const powens = createPowens({
    domain: 'acme',
    clientId: '12345678',
    clientSecret: secretOf,
    timeout,
    wait: async (milliseconds) => void waits.push(milliseconds),
    fetch: async (request) => {
      const { pathname } = new URL(request.url)
      if (pathname.endsWith('/auth/token')) return Response.json({ token: `token-canary-${asked.length}` })
      asked.push(request.url)
      return answer(asked.length)
    },
  })
  return { powens, asked, waits }
}

const cases = Object.entries(calls).flatMap(([call, how]) =>
  Object.entries(faults).map(([fault, what]) => ({ call, fault, ...how, ...what })),
)

test.each(cases)('R10: $call, $fault', async ({ run, isSafe, answer, isRetried, code, call, fault }) => {
  const { powens, asked, waits } = createFake(answer, endless.has(fault) ? 60 : 9_000)
  const error: unknown = await run(powens).then(
    (value) => new Error(`It succeeded with ${JSON.stringify(value)}.`),
    (reason: unknown) => reason,
  )
  if (!(error instanceof PowensApiError)) throw error
  expect(error.code).toBe(code)
  // A refused token is replaced once, whatever the call: a 401 refuses before anything happens.
  expect(asked).toHaveLength(fault === 'status 401' ? 2 : isSafe && isRetried ? 3 : 1)
  expect(asked.every((url) => url.startsWith('https://acme.biapi.pro/2.0/'))).toBe(true)
  if (fault.endsWith('Retry-After') && isSafe) expect(waits.every((wait) => wait >= 1000)).toBe(true)
  const told = [error.message, error.stack, String(error.cause), JSON.stringify(error), error.call].join()
  for (const secret of [secretOf, 'token-canary', 'FR14', 'Martin']) expect(told).not.toContain(secret)
  expect(error.message).toContain(call.split('?')[0])
})

test('R10: the matrix is whole', () => {
  expect(cases.length).toBeGreaterThanOrEqual(48)
})

test('R10: patience that Powens asks for and we have not is told', async () => {
  const { powens, asked } = createFake(problem(503, { 'retry-after': '3600' }))
  await expect(getPayment(powens, { paymentId: 501 })).rejects.toMatchObject({ retryAfter: 3_600_000 })
  expect(asked).toHaveLength(1)
})

test('R10: a failure that passes is not told', async () => {
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

// R9
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

test('R9: a thousand cold calls make one token request', async () => {
  const { asked, read } = setUp()
  expect((await read(1000)).every(({ status }) => status === 'fulfilled')).toBe(true)
  expect(asked).toHaveLength(1)
})

test('R9: a thousand calls with a revoked token make one more', async () => {
  const { asked, read, revoke } = setUp()
  await read(1)
  revoke()
  expect((await read(1000)).every(({ status }) => status === 'fulfilled')).toBe(true)
  expect(asked).toHaveLength(2)
})

test('R9: a token is renewed a minute before its half hour ends', async () => {
  const { asked, read, pass } = setUp()
  await read(1)
  pass(29 * 60_000 - 1)
  await read(1)
  expect(asked).toHaveLength(1)
  pass(1)
  await read(10)
  expect(asked).toHaveLength(2)
})

test('R9: a failing token endpoint is asked once a pause, and pauses grow', async () => {
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
