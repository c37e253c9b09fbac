import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { act, render, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import { openShop } from '../testing/openShop.ts'
import { PayButton } from '../components/PayButton.tsx'
import { PaymentStatus } from '../components/PaymentStatus.tsx'
import { usePayButton } from '../hooks/usePayButton.ts'
import { usePayment } from '../hooks/usePayment.ts'
import { usePaymentStatus } from '../hooks/usePaymentStatus.ts'
import { PaymentProvider } from './PaymentProvider.tsx'
import { usePaymentContext } from './usePaymentContext.ts'

test('default', async () => {
  const { client } = openShop()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <PaymentProvider client={client}>{children}</PaymentProvider>
  )
  const { result } = renderHook(() => usePaymentContext(), { wrapper })
  expect(result.current).toMatchObject({ client, locale: undefined, messages: undefined })
})

test.each([
  ['/api/powens', undefined],
  ['/pay', '/pay'],
  ['https://shop.example/pay', 'https://shop.example/pay'],
])('parameters: the base path is %s', async (expected, basePath) => {
  const fetch = vi.fn(async () => Response.json({}))
  vi.stubGlobal('fetch', fetch)
  const wrapper = ({ children }: { children: ReactNode }) => (
    <PaymentProvider basePath={basePath}>{children}</PaymentProvider>
  )
  const { result, rerender } = renderHook(() => usePaymentContext(), { wrapper })
  const { client } = result.current
  rerender()
  expect(result.current.client).toBe(client)
  await client.request('/payments/1')
  expect(fetch).toHaveBeenCalledWith(`${expected}/payments/1`, expect.anything())
  vi.unstubAllGlobals()
})

test('behavior: a client of the page counts more than a base path', () => {
  const { client } = openShop()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <PaymentProvider client={client} basePath="/pay">
      {children}
    </PaymentProvider>
  )
  expect(renderHook(() => usePaymentContext(), { wrapper }).result.current.client).toBe(client)
})

test('behavior: brings a query client of its own, and keeps it', async () => {
  const { client } = openShop()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <PaymentProvider client={client}>{children}</PaymentProvider>
  )
  const { result, rerender } = renderHook(() => useQueryClient(), { wrapper })
  const first = result.current
  rerender()
  expect(first).toBeInstanceOf(QueryClient)
  expect(result.current).toBe(first)
})

test('behavior: uses the query client above it', async () => {
  const { client } = openShop()
  const queryClient = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>
      <PaymentProvider client={client}>{children}</PaymentProvider>
    </QueryClientProvider>
  )
  const { result } = renderHook(() => useQueryClient(), { wrapper })
  expect(result.current).toBe(queryClient)
})

test('behavior: the same options make the same context, so nothing below renders again', async () => {
  const { client } = openShop()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <PaymentProvider client={client}>{children}</PaymentProvider>
  )
  const { result, rerender } = renderHook(() => usePaymentContext(), { wrapper })
  const first = result.current
  rerender()
  expect(result.current).toBe(first)
})

test.each([
  ['usePaymentContext', () => usePaymentContext()],
  ['usePayButton', () => usePayButton({ input: {} })],
  ['usePayment', () => usePayment(undefined)],
] as [string, () => unknown][])('behavior: %s without a provider says what to do', (name, useHook) => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(() => renderHook(useHook)).toThrow(`${name} needs <PaymentProvider> around it to reach your server.`)
  vi.restoreAllMocks()
})

test.each([
  ['<PayButton>', <PayButton key="1" input={{}} />],
  ['<PaymentStatus>', <PaymentStatus key="2" />],
])('behavior: %s without a provider is named', (name, element) => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(() => render(element)).toThrow(`${name} needs <PaymentProvider`)
  vi.restoreAllMocks()
})

test('behavior: a button with a client of its own needs no provider of any kind', async () => {
  const { client } = openShop()
  const destinations: string[] = []
  const navigate = (url: string) => void destinations.push(url)
  const { result } = renderHook(() => usePayButton({ client, navigate, input: { orderId: '42' } }))
  await act(() => result.current.pay())
  expect(destinations).toHaveLength(1)
})

test('behavior: a status with a client of its own needs no more than the query client of the page', async () => {
  const shop = openShop({ scenario: 'done' })
  const { reference, redirectUrl } = await shop.begin()
  await shop.payer.approve(redirectUrl)
  const queryClient = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  )
  const { result } = renderHook(() => usePaymentStatus({ client: shop.client, reference }), { wrapper })
  await waitFor(() => expect(result.current.state.status).toBe('succeeded'))
})

test('behavior: a provider inside another keeps how the outer one leaves the page', async () => {
  const { client } = openShop()
  const navigate = vi.fn()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <PaymentProvider client={client} navigate={navigate}>
      <PaymentProvider client={client}>{children}</PaymentProvider>
    </PaymentProvider>
  )
  expect(renderHook(() => usePaymentContext(), { wrapper }).result.current.navigate).toBe(navigate)
})
