import { afterEach, expect, test, vi } from 'vitest'
import { openShop } from '../testing/openShop.ts'
import { createHandoffLink } from './createHandoffLink.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const minutes = 60_000

/** A link that is shown, on a machine whose clock says what it likes. */
async function show(clock = Date.now()) {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: clock })
  const shop = openShop()
  const { reference } = await shop.begin()
  const { store } = createHandoffLink(shop.client, reference)
  const asked = () => shop.requests.filter((request) => request.endsWith('/handoff')).length
  const hide = store.subscribe(() => {})
  await vi.waitFor(() => expect(store.get().url).toBeDefined())
  return { shop, store, asked, hide }
}

test.each([0, 3_600_000, -3_600_000, -31_536_000_000])(
  'behavior: with a clock that is %i ms off it is renewed before its ten minutes end, and not before',
  async (offset) => {
    const { asked } = await show(Date.now() + offset)
    await vi.advanceTimersByTimeAsync(8 * minutes)
    expect(asked()).toBe(1)
    await vi.advanceTimersByTimeAsync(1.5 * minutes)
    await vi.waitFor(() => expect(asked()).toBe(2))
  },
)

test('behavior: hidden it is not renewed; shown again an expired one is never shown', async () => {
  const { store, asked } = await show()
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  await vi.advanceTimersByTimeAsync(60 * minutes)
  expect(asked()).toBe(1)
  expect(store.get().url).toBeUndefined()
  hidden.mockReturnValue(false)
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  await vi.waitFor(() => expect(store.get().url).toBeDefined())
  expect(asked()).toBe(2)
})

test('behavior: a machine that slept through its life renews it when it wakes', async () => {
  const { store, asked } = await show()
  // No timer fires while it sleeps.
  vi.setSystemTime(Date.now() + 60 * minutes)
  await vi.advanceTimersByTimeAsync(15_000)
  await vi.waitFor(() => expect(asked()).toBe(2))
  await vi.waitFor(() => expect(store.get().url).toBeDefined())
})

test('behavior: a clock that goes backwards renews it', async () => {
  const { asked } = await show()
  vi.setSystemTime(Date.now() - 60 * minutes)
  await vi.advanceTimersByTimeAsync(15_000)
  await vi.waitFor(() => expect(asked()).toBe(2))
})

test('behavior: one that cannot be renewed is shown for as long as it works, and asked for again', async () => {
  const { shop, store, asked } = await show()
  shop.setOffline(true)
  await vi.advanceTimersByTimeAsync(9.5 * minutes)
  expect(asked()).toBeGreaterThan(1)
  expect(store.get()).toMatchObject({ url: expect.any(String), error: null })
  await vi.advanceTimersByTimeAsync(minutes)
  await vi.waitFor(() =>
    expect(store.get()).toMatchObject({ url: undefined, error: { code: 'network_error' } }),
  )
  shop.setOffline(false)
  dispatchEvent(new Event('online'))
  await vi.waitFor(() => expect(store.get()).toMatchObject({ url: expect.any(String), error: null }))
})

test('behavior: gone it asks nothing', async () => {
  const { asked, hide } = await show()
  hide()
  await vi.advanceTimersByTimeAsync(60 * minutes)
  expect(asked()).toBe(1)
})
