import { createPaymentClient, getPayment, type PaymentClient } from '@powens-pay/core'
import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { openShop } from '../testing/openShop.ts'
import { watchPayment } from './watchPayment.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** A payment that stays open, behind a platform that does this with event streams. */
async function watch(answerStream: (first: string, signal: AbortSignal) => Response) {
  const shop = openShop({ scenario: 'pdng/done' })
  const { reference } = await shop.begin()
  const view = await getPayment(shop.client, reference)
  const first = `event: payment\ndata: ${JSON.stringify({ payment: view })}\n\n`
  const asked = { streams: 0, reads: 0 }
  const client: PaymentClient = createPaymentClient({
    basePath: 'https://shop.example/api/powens',
    async fetch(request) {
      if (request.url.endsWith('/events')) {
        asked.streams += 1
        return answerStream(first, request.signal)
      }
      asked.reads += 1
      return Response.json({ payment: view })
    },
  })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  const visit = new AbortController()
  watchPayment(client, reference, { queryClient: new QueryClient(), signal: visit.signal })
  return { asked, stop: () => visit.abort() }
}

/** Stays open until the page hangs up. */
const endless = (text: string, signal: AbortSignal) =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text))
      signal.addEventListener('abort', () => controller.error(signal.reason))
    },
  })

test('behavior: a stream that brings one event and ends is opened three times, then the payment is polled', async () => {
  const { asked, stop } = await watch((first) => new Response(first))
  await vi.advanceTimersByTimeAsync(20_000)
  expect(asked.streams).toBe(3)
  expect(asked.reads).toBeGreaterThan(0)
  await vi.advanceTimersByTimeAsync(3_600_000)
  // A visit's twelve reads, of which the first was made before.
  expect(asked.streams + asked.reads).toBeLessThanOrEqual(13)
  stop()
})

test.each([
  ['there is none', () => new Response(null, { status: 404 })],
  ['it breaks at once', () => Response.error()],
  ['it brings nothing', () => new Response('')],
  ['a proxy keeps it to itself', (_: string, signal: AbortSignal) => new Response(endless(':', signal))],
])('behavior: where %s the payment is polled', async (_, answerStream) => {
  const { asked, stop } = await watch(answerStream)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(asked.streams).toBe(1)
  expect(asked.reads).toBeGreaterThan(0)
  stop()
})

test('behavior: a stream that stays open is enough', async () => {
  const { asked, stop } = await watch((first, signal) => new Response(endless(first, signal)))
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(asked).toEqual({ streams: 1, reads: 0 })
  stop()
})

test('behavior: a proxy that ends long streams costs no reads', async () => {
  const { asked, stop } = await watch((first) => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(first))
        setTimeout(() => controller.close(), 60_000)
      },
    })
    return new Response(body)
  })
  await vi.advanceTimersByTimeAsync(30 * 61_000)
  expect(asked.streams).toBeGreaterThanOrEqual(29)
  expect(asked.reads).toBe(0)
  stop()
})
