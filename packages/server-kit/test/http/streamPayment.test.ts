import { paymentKeyHeader, type CreatedPayment } from '@powens-pay/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createShop, publicUrl, type Shop } from '../createShop.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function open(
  shop: Shop,
  { payment, paymentKey }: CreatedPayment,
  init: { signal?: AbortSignal; last?: string } = {},
) {
  const headers = { [paymentKeyHeader]: paymentKey, ...(init.last && { 'last-event-id': init.last }) }
  const signal = init.signal ?? null
  return shop.handler(new Request(`${publicUrl}/payments/${payment.id}/events`, { headers, signal }))
}

async function read(response: Response) {
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()
  return {
    next: async () => {
      const chunk = await reader?.read()
      return chunk?.done ? null : decoder.decode(chunk?.value)
    },
    cancel: () => reader?.cancel(),
  }
}

const stateIn = (text: string | null) => /"state":"(\w+)"/.exec(text ?? '')?.[1]

test('default', async () => {
  const shop = createShop()
  const created = await shop.browser().create()
  const response = await open(shop, created)
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  // A middleware that compresses would hold the events back.
  expect(response.headers.get('cache-control')).toContain('no-transform')
  const stream = await read(response)
  const first = await stream.next()
  expect(first).toMatch(/^id: \d+\nevent: payment\ndata: \{"payment":\{.*\}\}\n\n$/)
  expect(stateIn(first)).toBe('created')

  for (const state of ['validating', 'pending']) {
    const next = stream.next()
    await shop.sandbox.faults.setState(created.payment.id, state)
    expect(stateIn(await next)).toBe(state)
  }
  const last = stream.next()
  await shop.sandbox.faults.setState(created.payment.id, 'done')
  expect(stateIn(await last)).toBe('done')
  expect(await stream.next()).toBeNull()
})

test('behavior: a reader that is slow gets the latest, not a backlog', async () => {
  const shop = createShop()
  const created = await shop.browser().create()
  const stream = await read(await open(shop, created))
  for (const state of ['validating', 'pending', 'done'])
    await shop.sandbox.faults.setState(created.payment.id, state)
  expect(stateIn(await stream.next())).toBe('done')
  expect(await stream.next()).toBeNull()
})

test('parameters: Last-Event-ID, after which only news is sent', async () => {
  const shop = createShop()
  const created = await shop.browser().create()
  const first = await (await read(await open(shop, created))).next()
  const last = /^id: (.*)$/m.exec(first ?? '')?.[1] ?? ''
  const stream = await read(await open(shop, created, { last }))
  const next = stream.next()
  await shop.sandbox.faults.setState(created.payment.id, 'validating')
  expect(stateIn(await next)).toBe('validating')
})

test('behavior: silence is broken by a comment', async () => {
  const shop = createShop()
  const stream = await read(await open(shop, await shop.browser().create()))
  await stream.next()
  const next = stream.next()
  await vi.advanceTimersByTimeAsync(16_000)
  expect(await next).toBe(':\n\n')
})

test('behavior: without webhooks one read serves however many watch', async () => {
  const shop = createShop({ hasWebhooks: false })
  const created = await shop.browser().create()
  const streams = await Promise.all(Array.from({ length: 20 }, async () => read(await open(shop, created))))
  for (const stream of streams) await stream.next()
  let reads = 0
  const { fetch } = shop.sandbox
  shop.sandbox.fetch = (...rest) => {
    reads++
    return fetch(...rest)
  }
  await shop.sandbox.faults.setState(created.payment.id, 'done')
  await shop.sandbox.clock.advance(30_000)
  const nexts = streams.map((stream) => stream.next())
  await vi.advanceTimersByTimeAsync(6_000)
  expect((await Promise.all(nexts)).map(stateIn)).toEqual(streams.map(() => 'done'))
  expect(reads).toBe(1)
})

test('behavior: the key is asked for', async () => {
  const shop = createShop()
  const created = await shop.browser().create()
  expect((await open(shop, { ...created, paymentKey: 'x' })).status).toBe(401)
})

test('behavior: closing the handler ends every stream', async () => {
  const shop = createShop()
  const stream = await read(await open(shop, await shop.browser().create()))
  await stream.next()
  const next = stream.next()
  await shop.handler.close()
  // The browser comes back to whichever instance takes it.
  expect(await next).toBe('retry: 1000\n\n')
  expect(await stream.next()).toBeNull()
})

test('behavior: a browser that leaves is forgotten', async () => {
  const shop = createShop()
  const created = await shop.browser().create()
  const leaving = new AbortController()
  const stream = await read(await open(shop, created, { signal: leaving.signal }))
  await stream.next()
  const next = stream.next()
  leaving.abort()
  expect(await next).toBeNull()
  expect(vi.getTimerCount()).toBe(0)
})

test('behavior: a browser that left before the stream began leaves nothing behind', async () => {
  const shop = createShop()
  const created = await shop.browser().create()
  const leaving = new AbortController()
  leaving.abort()
  const stream = await read(await open(shop, created, { signal: leaving.signal }))
  expect(await stream.next()).toBeNull()
  expect(vi.getTimerCount()).toBe(0)
})
