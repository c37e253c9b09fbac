import type { PaymentOutcome } from '@powens-pay/core'
import { focusManager, onlineManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openShop, type OpenShopOptions } from '../testing/openShop.ts'
import { PaymentProvider } from '../provider/PaymentProvider.tsx'
import { paymentQueryKey } from '../query/keys.ts'
import { usePayment } from './usePayment.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
  focusManager.setFocused(undefined)
  onlineManager.setOnline(true)
})

async function follow(options?: OpenShopOptions) {
  const shop = openShop(options)
  const { redirectUrl, reference } = await shop.begin()
  const queryClient = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>
      <PaymentProvider client={shop.client}>{children}</PaymentProvider>
    </QueryClientProvider>
  )
  const seen: (string | undefined)[] = []
  const onOutcome = vi.fn<(outcome: PaymentOutcome) => void>()
  const { result } = renderHook(
    () => {
      const { data, refetch } = usePayment(reference, { live: false, onOutcome })
      seen.push(data?.isPaused ? 'paused' : data?.outcome.status)
      return { data, refetch }
    },
    { wrapper },
  )
  const countReads = () => shop.requests.filter((request) => request.startsWith('GET')).length
  await wait(1)
  expect(result.current.data).toBeDefined()
  return { shop, queryClient, reference, redirectUrl, result, seen, onOutcome, countReads }
}

/** Lets time pass, a second at a time, so that what a read brings is there before the next one is due. */
async function wait(seconds: number) {
  for (let second = 0; second < seconds; second++) {
    await act(async () => {
      await vi.advanceTimersByTimeAsync(1000)
      await new Promise((resolve) => setImmediate(resolve))
    })
  }
}

test('default', async () => {
  const { result } = await follow()
  expect(result.current.data?.outcome).toMatchObject({ status: 'requires_action', action: 'validate' })
  expect(result.current.data?.payment).toMatchObject({ orderId: '42', amount: '9.50' })
})

test.each([undefined, null])(
  'behavior: with the reference %s nothing is asked, and nothing of another one is shown',
  async (none) => {
    const shop = openShop()
    const { reference } = await shop.begin()
    const begun = shop.requests.length
    const wrapper = ({ children }: { children: ReactNode }) => (
      <PaymentProvider client={shop.client}>{children}</PaymentProvider>
    )
    const { result, rerender } = renderHook(usePayment, {
      wrapper,
      initialProps: none as typeof reference | null | undefined,
    })
    await wait(60)
    expect(result.current.data).toBeUndefined()
    expect(shop.requests).toHaveLength(begun)
    for (const shown of [reference, none, { ...reference }]) {
      rerender(shown)
      await wait(1)
      expect(result.current.data?.payment.id).toBe(shown?.paymentId)
    }
  },
)

test('behavior: twenty reads that bring nothing new render nothing; a change renders once', async () => {
  const { shop, queryClient, reference, redirectUrl, seen } = await follow({ scenario: 'pdng/done' })
  await shop.payer.approve(redirectUrl)
  const read = () =>
    act(async () => {
      await queryClient.refetchQueries({ queryKey: paymentQueryKey(reference.paymentId) })
      await vi.advanceTimersByTimeAsync(0)
    })
  await read()
  const before = seen.length
  for (let count = 0; count < 20; count++) await read()
  expect(seen.length).toBe(before)
  await shop.sandbox.clock.advance(60_000)
  await read()
  expect(seen).toEqual([undefined, 'requires_action', 'processing', 'succeeded'])
})

test('behavior: reads at widening intervals, and stops when the outcome is final', async () => {
  const { shop, redirectUrl, result, countReads } = await follow()
  expect(countReads()).toBe(1)
  await wait(3)
  expect(countReads()).toBe(2)
  await shop.payer.approve(redirectUrl)
  await wait(10)
  expect(result.current.data?.outcome.status).toBe('succeeded')
  const reads = countReads()
  await wait(600)
  expect(countReads()).toBe(reads)
})

test('behavior: twelve reads in a visit, then only the payer asks; asking grants twelve more', async () => {
  const { result, countReads, seen, onOutcome } = await follow()
  await wait(1800)
  expect(countReads()).toBe(12)
  expect(seen).toEqual([undefined, 'requires_action', 'paused'])

  act(() => void result.current.refetch())
  await wait(1)
  expect(result.current.data?.isPaused).toBeUndefined()
  await wait(1800)
  expect(countReads()).toBe(24)
  expect(onOutcome).toHaveBeenCalledOnce()
})

test('behavior: nothing is asked while the page is hidden; one read when it is back', async () => {
  const { countReads } = await follow()
  focusManager.setFocused(false)
  await wait(600)
  expect(countReads()).toBe(1)
  act(() => focusManager.setFocused(true))
  await wait(1)
  expect(countReads()).toBe(2)
})

test('behavior: nothing is asked while offline', async () => {
  const { countReads } = await follow()
  onlineManager.setOnline(false)
  await wait(600)
  expect(countReads()).toBe(1)
  act(() => onlineManager.setOnline(true))
  await wait(1)
  expect(countReads()).toBe(2)
})

test('behavior: a failed read is not the end', async () => {
  const { shop, redirectUrl, result } = await follow()
  await shop.payer.approve(redirectUrl)
  shop.failNext('offline', 503)
  await wait(30)
  expect(result.current.data?.outcome.status).toBe('succeeded')
})
