import { act, renderHook, waitFor } from '@testing-library/react'
import { useEffect, useReducer, type ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { PaymentProvider } from '../provider/PaymentProvider.tsx'
import { openShop } from '../testing/openShop.ts'
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
    expect(location.pathname + location.search + location.hash).toBe('/order?page=2#powens-payment-501-abc'),
  )
  expect(history.length).toBe(entries)
  await waitFor(() => expect(result.current).toEqual({ paymentId: 501, paymentKey: 'abc', error: null }))
})

/** As the handler signs it: fields in base64url, and a signature. */
const key = `${btoa('id\nk3x9\nattempt\nbrowser\ntrace\n\norder-42').replaceAll('=', '')}${'A'.repeat(43)}`

test.each([
  [`error=cancelled&state=${key}`, 'cancelled'],
  ['id_payment=501&payment_state=done', 'invalid_state'],
  ['id_payment=501&state=a&state=b', 'invalid_state'],
  [`error=x%26powens-payment%3D1.k&state=${key}`, 'invalid_state'],
])('behavior: %s names nothing that could be read, which a reload remembers too', async (query, error) => {
  open(`/order?${query}`)
  const { result } = renderHook(() => usePaymentCallback())
  await waitFor(() => expect(location.search + location.hash).toBe(`#powens-error-${error}`))
  await waitFor(() => expect(result.current).toEqual({ paymentId: null, paymentKey: null, error }))
})

test.each([
  'error=coupon_expired',
  'error=cancelled&state=abc',
  'code=4%2F0AX4XfWh&state=af0ifjsldkj4-XpQ29vbGRhdGEgZm9yIHRoZSBzdGF0ZTEyMzQ1Njc4OTA&error=access_denied',
  `state=${'x'.repeat(43)}&error=access_denied&error_description=no`,
  'error_code=42&bank_message=hello&payment_state=done',
  'next=%23powens-payment%3D1.k',
])('behavior: %s is not ours and is left alone', async (query) => {
  open(`/checkout?${query}`)
  const { result, rerender } = renderHook(() => usePaymentCallback())
  rerender()
  expect(result.current).toBeNull()
  expect(location.pathname + location.search + location.hash).toBe(`/checkout?${query}`)
})

test("behavior: a hash router keeps its fragment; id and key go into the history entry's state", async () => {
  open('/?state=abc&id_payment=501#/order/42', { router: 1 })
  const { result, unmount } = renderHook(() => usePaymentCallback())
  await waitFor(() => expect(location.search + location.hash).toBe('#/order/42'))
  expect(history.state).toEqual({ router: 1, 'powens-pay': '#powens-payment-501-abc' })
  await waitFor(() => expect(result.current).toMatchObject({ paymentId: 501, paymentKey: 'abc' }))
  unmount()
  expect(renderHook(() => usePaymentCallback()).result.current).toMatchObject({
    paymentId: 501,
    paymentKey: 'abc',
  })
})

test('behavior: the fragment is a selector, for scripts that look for it', async () => {
  open('/order?state=abc-_9&id_payment=501')
  renderHook(() => usePaymentCallback())
  await waitFor(() => expect(location.hash).not.toBe(''))
  expect(document.querySelector(location.hash)).toBeNull()
})

/** What routers do to an address. */
const changes: [name: string, change: () => void][] = [
  ['replaces the entry', () => history.replaceState(null, '', '/order')],
  ['replaces the entry by another page', () => history.replaceState({ key: 'x' }, '', '/thanks')],
  [
    'replaces the entry twice',
    () => {
      history.replaceState(null, '', '/thanks')
      history.replaceState(null, '', '/thanks?for=42')
    },
  ],
  ['adds a search parameter as an entry', () => history.pushState(null, '', '/order?tab=details')],
  ['drops the fragment and keeps the state', () => history.replaceState(history.state, '', '/order')],
]

test.each(changes)('behavior: the payment stays when a router %s, and after a reload', (_, change) => {
  open('/order#powens-payment-501-abc')
  const { result, rerender, unmount } = renderHook(() => usePaymentCallback())
  change()
  rerender()
  expect(result.current).toMatchObject({ paymentId: 501, paymentKey: 'abc' })
  unmount()
  expect(history.state).toMatchObject({ 'powens-pay': '#powens-payment-501-abc' })
  expect(renderHook(() => usePaymentCallback()).result.current).toMatchObject({ paymentId: 501 })
})

test.each(changes)('behavior: a page that is first shown after a router %s finds it', (_, change) => {
  open('/order#powens-payment-501-abc')
  const { client } = openShop()
  function App({ children }: { children: ReactNode }) {
    const [isThere, show] = useReducer(() => true, false)
    useEffect(() => {
      change()
      show()
    }, [])
    return <PaymentProvider client={client}>{isThere && children}</PaymentProvider>
  }
  const { result } = renderHook(() => usePaymentCallback(), { wrapper: App })
  expect(result.current).toMatchObject({ paymentId: 501, paymentKey: 'abc' })
})

test.each([
  ['the state of the entry', '/return?tab=2', { 'powens-pay': '#powens-payment-501-abc' }],
  ['the fragment', '/return#powens-payment-501-abc', null],
  ["Powens's query", '/return?state=abc&id_payment=501', null],
])(
  'behavior: a router that writes the entry anew before anything is drawn does not lose %s',
  async (_, address, state) => {
    open(address, state)
    vi.resetModules()
    const { usePaymentCallback } = await import('./usePaymentCallback.ts')
    open('/return', { router: true })
    const { result } = renderHook(() => usePaymentCallback())
    expect(result.current).toMatchObject({ paymentId: 501, paymentKey: 'abc' })
    expect(history.state).toEqual({ router: true, 'powens-pay': '#powens-payment-501-abc' })
  },
)

test('behavior: another page has another order', () => {
  open('/orders/42#powens-payment-501-abc')
  const { result, rerender } = renderHook(() => usePaymentCallback())
  history.pushState(null, '', '/orders/43')
  rerender()
  expect(result.current).toBeNull()
})

test('behavior: behind a hash router another route has another order', async () => {
  open('/?state=abc&id_payment=501#/orders/42')
  const { result, rerender } = renderHook(() => usePaymentCallback())
  await waitFor(() => expect(result.current).toMatchObject({ paymentId: 501 }))
  history.pushState(null, '', '#/orders/43')
  rerender()
  expect(result.current).toBeNull()
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
