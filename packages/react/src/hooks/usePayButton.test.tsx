import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import { PaymentProvider } from '../provider/PaymentProvider.tsx'
import { openShop } from '../testing/openShop.ts'
import { usePayButton, type UsePayButtonParameters } from './usePayButton.ts'

function renderButton(parameters: Partial<UsePayButtonParameters> = {}) {
  const shop = openShop()
  const destinations: string[] = []
  const wrapper = ({ children }: { children: ReactNode }) => (
    <PaymentProvider client={shop.client} navigate={(url) => destinations.push(url)}>
      {children}
    </PaymentProvider>
  )
  const { result } = renderHook(() => usePayButton({ input: { orderId: '42' }, ...parameters }), { wrapper })
  return { shop, destinations, result }
}

test('default', async () => {
  const { result, destinations } = renderButton()
  await act(() => result.current.pay())
  expect(result.current).toMatchObject({ state: { status: 'leaving', pending: true }, error: null })
  expect(destinations).toHaveLength(1)
})

test('behavior: what onCreated throws is thrown on, and is no failure of the payment', async () => {
  const onError = vi.fn()
  const { result, destinations } = renderButton({
    onCreated: () => {
      throw new Error('analytics is down')
    },
    onError,
  })
  await act(() => expect(result.current.pay()).rejects.toThrow('analytics is down'))
  expect(result.current).toMatchObject({ state: { status: 'leaving' }, error: null })
  expect(destinations).toHaveLength(1)
  expect(onError).not.toHaveBeenCalled()
})

test('behavior: a refusal is told with its code, and may be tried again', async () => {
  const onError = vi.fn()
  const { result, shop } = renderButton({ onError })
  shop.failNext('offline')
  await act(() => result.current.pay())
  expect(result.current).toMatchObject({ state: { status: 'error', error: 'network_error' } })
  expect(onError).toHaveBeenCalledOnce()
  await act(() => result.current.pay())
  expect(result.current).toMatchObject({ state: { status: 'leaving', error: null }, error: null })
})

test('behavior: a check while an answer is on its way asks nothing, and changes nothing', async () => {
  const { result, shop, destinations } = renderButton()
  let release = shop.hold()
  // As an effect does in Strict Mode.
  act(() => {
    void result.current.check()
    void result.current.check()
  })
  await act(async () => release())
  await vi.waitFor(() => expect(result.current.state.status).toBe('idle'))
  expect(shop.requests).toEqual(['POST /payments/find'])
  release = shop.hold()
  let paid = Promise.resolve()
  act(() => {
    paid = result.current.pay()
  })
  await act(() => result.current.check())
  expect(result.current.state.status).toBe('creating')
  release()
  await act(() => paid)
  expect(result.current.state.status).toBe('leaving')
  expect(destinations).toHaveLength(1)
})
