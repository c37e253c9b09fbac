import { act, screen, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { PaymentStatus } from '../components/PaymentStatus.tsx'
import { openShop, type OpenShopOptions } from '../testing/openShop.ts'
import { renderWithPayments } from '../testing/renderWithPayments.tsx'

const status = () => screen.getByRole('status')
const hide = (isHidden: boolean) => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden)
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(isHidden ? 'hidden' : 'visible')
  document.dispatchEvent(new Event('visibilitychange'))
}
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

async function open(options: OpenShopOptions) {
  const shop = openShop(options)
  const begun = await shop.begin()
  await shop.payer.approve(begun.redirectUrl)
  shop.requests.length = 0
  return { ...shop, ...begun }
}

test('default', async () => {
  const shop = await open({ scenario: 'pdng/done' })
  renderWithPayments(<PaymentStatus reference={shop.reference} />, shop)
  await waitFor(() => expect(shop.requests).toHaveLength(2))
  expect(status()).toHaveTextContent('Your payment is on its way')

  await act(() => shop.sandbox.clock.advance(60_000))
  await waitFor(() => expect(status()).toHaveTextContent('Paid'))
  const { paymentId } = shop.reference
  expect(shop.requests).toEqual([`GET /payments/${paymentId}`, `GET /payments/${paymentId}/events`])
})

test('behavior: StrictMode opens one stream that counts', async () => {
  const shop = await open({ scenario: 'pdng/done' })
  renderWithPayments(
    <StrictMode>
      <PaymentStatus reference={shop.reference} />
    </StrictMode>,
    shop,
  )
  await waitFor(() => expect(shop.requests.filter((request) => request.endsWith('/events'))).not.toEqual([]))
  await act(() => shop.sandbox.clock.advance(60_000))
  await waitFor(() => expect(status()).toHaveTextContent('Paid'))
})

test('behavior: however many show a payment, it is followed once, and until the last of them is gone', async () => {
  const shop = await open({ scenario: 'pdng/done' })
  const both = (isSecond: boolean) => (
    <>
      <PaymentStatus reference={shop.reference} />
      {isSecond && <PaymentStatus reference={shop.reference} />}
    </>
  )
  const { rerender } = renderWithPayments(both(true), shop)
  await waitFor(() => expect(shop.requests).toHaveLength(2))
  rerender(both(false))
  await act(() => shop.sandbox.clock.advance(60_000))
  await waitFor(() => expect(status()).toHaveTextContent('Paid'))
  const { paymentId } = shop.reference
  expect(shop.requests).toEqual([`GET /payments/${paymentId}`, `GET /payments/${paymentId}/events`])
})

test('behavior: a final payment is not followed', async () => {
  const shop = await open({ scenario: 'done' })
  renderWithPayments(<PaymentStatus reference={shop.reference} />, shop)
  await waitFor(() => expect(status()).toHaveTextContent('Paid'))
  expect(shop.requests).toHaveLength(1)
})

test('behavior: a hidden page hears nothing; shown again it catches up', async () => {
  const shop = await open({ scenario: 'pdng/done' })
  renderWithPayments(<PaymentStatus reference={shop.reference} />, shop)
  await waitFor(() => expect(shop.requests).toHaveLength(2))
  act(() => hide(true))
  await act(() => shop.sandbox.clock.advance(86_400_000))
  expect(shop.requests).toHaveLength(2)
  act(() => hide(false))
  await waitFor(() => expect(status()).toHaveTextContent('Paid'))
})

test('behavior: where the server cannot tell, the payment is polled', async () => {
  const shop = await open({ scenario: 'pdng/done' })
  const { fetch } = shop
  const deaf = {
    ...shop,
    client: (await import('@powens-pay/core')).createPaymentClient({
      basePath: 'https://shop.example/api/powens',
      fetch: (request) =>
        request.url.endsWith('/events')
          ? Promise.resolve(new Response(null, { status: 404 }))
          : fetch(request),
    }),
  }
  // Loaded by now, so that the one thing to wait for is told.
  await import('../events/index.ts')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const waitASecond = () =>
    act(async () => {
      await vi.advanceTimersByTimeAsync(1000)
      await new Promise((resolve) => setImmediate(resolve))
    })
  renderWithPayments(<PaymentStatus reference={shop.reference} />, deaf)
  await waitASecond()
  expect(status()).toHaveTextContent('Your payment is on its way')
  await act(() => shop.sandbox.clock.advance(60_000))
  for (let second = 0; second < 3; second++) await waitASecond()
  expect(status()).toHaveTextContent('Paid')
})
