import { act, renderHook, waitFor } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test } from 'vitest'
import { usePaymentCallback } from './usePaymentCallback.ts'

const open = (path: string, state: unknown = null) => history.replaceState(state, '', path)
afterEach(() => open('/'))

test('default', () => {
  open('/order#powens-payment=501.abc.def')
  const { result } = renderHook(() => usePaymentCallback())
  expect(result.current).toMatchObject({ paymentId: 501, paymentKey: 'abc.def', error: null })
})

test('behavior: without a callback it is null and the address is left alone', () => {
  open('/order?state=open&page=2#top')
  const { result } = renderHook(() => usePaymentCallback())
  expect(result.current).toBeNull()
  expect(location.href).toContain('/order?state=open&page=2#top')
})

test("behavior: Powens's query is replaced by a fragment, and what else it claimed is forgotten", async () => {
  open('/order?page=2&state=abc&id_payment=501&payment_state=done&bank_message=bonjour')
  const entries = history.length
  const { result } = renderHook(() => usePaymentCallback())
  await waitFor(() =>
    expect(location.pathname + location.search + location.hash).toBe('/order?page=2#powens-payment=501.abc'),
  )
  expect(history.length).toBe(entries)
  await waitFor(() => expect(result.current).toEqual({ paymentId: 501, paymentKey: 'abc', error: null }))
})

test.each([
  ['error=cancelled&state=abc', 'cancelled'],
  ['id_payment=501&payment_state=done', 'invalid_state'],
  ['error=x%26powens-payment%3D1.k', 'x%26powens-payment%3D1.k'],
])('behavior: %s names nothing that could be read, which a reload remembers too', async (query, error) => {
  open(`/order?${query}`)
  const { result } = renderHook(() => usePaymentCallback())
  await waitFor(() => expect(location.search + location.hash).toBe(`#powens-error=${error}`))
  await waitFor(() => expect(result.current).toEqual({ paymentId: null, paymentKey: null, error }))
})

test("behavior: a hash router keeps its fragment; id and key go into the history entry's state", async () => {
  open('/?state=abc&id_payment=501#/order/42', { router: 1 })
  const { result, unmount } = renderHook(() => usePaymentCallback())
  await waitFor(() => expect(location.search + location.hash).toBe('#/order/42'))
  expect(history.state).toEqual({ router: 1, 'powens-pay': '#powens-payment=501.abc' })
  await waitFor(() => expect(result.current).toMatchObject({ paymentId: 501, paymentKey: 'abc' }))
  unmount()
  expect(renderHook(() => usePaymentCallback()).result.current).toMatchObject({
    paymentId: 501,
    paymentKey: 'abc',
  })
})

test('behavior: every hook on the page hears of it', async () => {
  open('/order?state=abc&id_payment=501')
  const [one, other] = [renderHook(() => usePaymentCallback()), renderHook(() => usePaymentCallback())]
  for (const { result } of [one, other])
    await waitFor(() => expect(result.current).toMatchObject({ paymentId: 501 }))
})

test('behavior: follows the address', () => {
  open('/order#powens-payment=1.a')
  const { result } = renderHook(() => usePaymentCallback())
  act(() => {
    open('/order#powens-payment=2.b')
    window.dispatchEvent(new HashChangeEvent('hashchange'))
  })
  expect(result.current).toMatchObject({ paymentId: 2, paymentKey: 'b' })
})

test('behavior: the same address is the same object', () => {
  open('/order#powens-payment=1.a')
  const { result, rerender } = renderHook(() => usePaymentCallback())
  const first = result.current
  rerender()
  expect(result.current).toBe(first)
})

test('behavior: an error of the return page is told', () => {
  open('/order#powens-error=invalid_state')
  expect(renderHook(() => usePaymentCallback()).result.current).toMatchObject({
    paymentId: null,
    error: 'invalid_state',
  })
})

test('behavior: rendered on a server there is none', () => {
  open('/order#powens-payment=1.a')
  const Page = () => <>{JSON.stringify(usePaymentCallback())}</>
  expect(renderToString(<Page />)).toBe('null')
})
