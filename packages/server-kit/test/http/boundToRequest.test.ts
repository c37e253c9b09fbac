import { paymentKeyHeader, type CreatedPayment } from '@powens-pay/core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createShop, instruct, publicUrl, type Shop } from '../createShop.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const runtimes: [name: string, global: string, value: unknown][] = [
  ['Workers', 'navigator', { userAgent: 'Cloudflare-Workers' }],
  ['an edge runtime', 'EdgeRuntime', 'edge-runtime'],
]

/** A shop one of whose calls to Powens is never answered: its visitor left, and the runtime ended what the visit had begun. */
function openShop(lost: (request: Request) => boolean) {
  let isLost = false
  const shop: Shop = createShop({
    powens: {
      fetch(request) {
        if (isLost || !lost(request)) return shop.sandbox.fetch(request)
        isLost = true
        return new Promise(() => undefined)
      },
    },
  })
  shop.orders.set('43', { customer: 'ada', instructions: [instruct('9.50')] })
  return { ...shop, wasLost: () => isLost }
}

const listBanks = ({ handler }: Pick<Shop, 'handler'>) =>
  handler(
    new Request(`${publicUrl}/connectors`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://shop.example' },
      body: '{"input":{"orderId":"42"}}',
    }),
  )

const readBy = ({ handler }: Pick<Shop, 'handler'>, { payment, paymentKey }: CreatedPayment, path = '') =>
  handler(
    new Request(`${publicUrl}/payments/${payment.id}${path}`, {
      headers: { [paymentKeyHeader]: paymentKey },
    }),
  )

describe.each(runtimes)('in %s what a visitor began ends with the visit', (_, global, value) => {
  beforeEach(() => void vi.stubGlobal(global, value))

  test('behavior: a token that is asked for', async () => {
    const shop = openShop(({ url }) => url.endsWith('/auth/token'))
    void shop.browser().create('42')
    await vi.advanceTimersByTimeAsync(0)
    expect(shop.wasLost()).toBe(true)
    await expect(shop.browser().create('43')).resolves.toHaveProperty('payment.state', 'created')
  })

  test('behavior: the list of banks', async () => {
    const shop = openShop(({ url }) => url.includes('/connectors'))
    void listBanks(shop)
    await vi.advanceTimersByTimeAsync(0)
    expect(shop.wasLost()).toBe(true)
    expect((await listBanks(shop)).status).toBe(200)
  })

  test('behavior: a payment that is read', async () => {
    const shop = openShop(({ method, url }) => method === 'GET' && url.includes('/payments/'))
    const created = await shop.browser().create()
    await shop.sandbox.clock.advance(60_000)
    void readBy(shop, created)
    await vi.advanceTimersByTimeAsync(0)
    expect(shop.wasLost()).toBe(true)
    expect((await readBy(shop, created)).status).toBe(200)
  })

  test('behavior: pages that watch one payment, of which the first leaves', async () => {
    const shop = createShop()
    const created = await shop.browser().create()
    const [first, second] = await Promise.all([
      readBy(shop, created, '/events'),
      readBy(shop, created, '/events'),
    ])
    const [gone, reader] = [first.body!.getReader(), second.body!.getReader()]
    const show = async () => new TextDecoder().decode((await reader.read()).value)
    await gone.read()
    expect(await show()).toContain('"state":"created"')
    await gone.cancel()

    const news = show()
    const shown = vi.fn()
    void news.then(shown)
    await shop.sandbox.faults.setState(created.payment.id, 'done')
    await shop.sandbox.webhooks.flush()
    await vi.advanceTimersByTimeAsync(0)
    // The webhook's visit may not write to a page, and the next look of the page's own does.
    expect(shown).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await news).toContain('"state":"done"')
    await shop.handler.close()
  })
})
