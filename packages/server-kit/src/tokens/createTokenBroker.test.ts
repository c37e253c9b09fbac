import { expect, test } from 'vitest'
import { createPowens } from '../powens/createPowens.ts'

const start = Date.UTC(2026, 0, 15)

/** A Powens that refuses tokens for as long as it is asked to, on a clock that a test moves. */
function open(status: number, retryAfter: string | null) {
  let now = start
  let asked = 0
  let isDown = true
  const powens = createPowens({
    domain: 'acme',
    clientId: '1',
    clientSecret: 'secret',
    now: () => now,
    wait: () => Promise.resolve(),
    async fetch() {
      asked += 1
      if (!isDown) return Response.json({ token: 'a-token' })
      return new Response(null, { status, headers: retryAfter === null ? {} : { 'retry-after': retryAfter } })
    },
  })
  return {
    get: () => powens.tokens.get('payments:admin').catch(() => 'failed'),
    countAsked: () => asked,
    move: (milliseconds: number) => void (now += milliseconds),
    recover: () => void (isDown = false),
  }
}

const day = 86_400_000
const tomorrow = new Date(start + day).toUTCString()

test.each([
  [429, '86400'],
  [503, '86400'],
  [429, '999999'],
  [503, tomorrow],
  [500, '3600'],
])('behavior: a %i that asks for %s keeps payments away for a minute', async (status, retryAfter) => {
  const { get, countAsked, move, recover } = open(status, retryAfter)
  expect(await get()).toBe('failed')
  const before = countAsked()
  recover()
  move(59_000)
  expect([await get(), countAsked()]).toEqual(['failed', before])
  move(1_000)
  expect(await get()).toBe('a-token')
})

test('behavior: what Powens asks for is kept to while it is short', async () => {
  const { get, move, recover } = open(429, '20')
  await get()
  recover()
  move(19_999)
  expect(await get()).toBe('failed')
  move(1)
  expect(await get()).toBe('a-token')
})

test.each([-day, -3_600_000, day])(
  'behavior: a clock that is moved by %i ms keeps nobody away',
  async (step) => {
    const { get, move, recover } = open(503, null)
    await get()
    recover()
    move(step)
    expect(await get()).toBe('a-token')
  },
)
