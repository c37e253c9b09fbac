import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { render, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import { openShop } from '../testing/openShop.ts'
import { PayButton } from '../components/PayButton.tsx'
import { PaymentStatus } from '../components/PaymentStatus.tsx'
import { usePayButton } from '../hooks/usePayButton.ts'
import { usePayment } from '../hooks/usePayment.ts'
import { PaymentProvider } from './PaymentProvider.tsx'
import { usePaymentContext } from './usePaymentContext.ts'

test('default', async () => {
  const { client } = openShop()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <PaymentProvider client={client}>{children}</PaymentProvider>
  )
  const { result } = renderHook(() => usePaymentContext(), { wrapper })
  expect(result.current).toMatchObject({ client, locale: undefined, messages: undefined, now: Date.now })
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
  expect(() => renderHook(useHook)).toThrow(
    `${name} was used outside <PaymentProvider>, so it has no way to reach your server. ` +
      'Wrap the page in <PaymentProvider client={createPaymentClient()}>.',
  )
  vi.restoreAllMocks()
})

test.each([
  ['<PayButton>', <PayButton key="1" input={{}} />],
  ['<PaymentStatus>', <PaymentStatus key="2" />],
])('behavior: %s without a provider is named', (name, element) => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(() => render(element)).toThrow(`${name} was used outside <PaymentProvider>`)
  vi.restoreAllMocks()
})
