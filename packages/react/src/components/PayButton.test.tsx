import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { expect, test, vi } from 'vitest'
import { openShop } from '../testing/openShop.ts'
import { renderWithPayments } from '../testing/renderWithPayments.tsx'
import { fr } from '../messages/locales/fr.ts'
import { PayButton } from './PayButton.tsx'

const input = { orderId: '42' }
const button = () => screen.getByRole('button')
const line = () => screen.getByRole('status')
/** The ways a page is shown again: from the back-forward cache, or because its tab is. */
const shownAgain = {
  pageshow: () => window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true })),
  visibilitychange: () => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })),
}
const showAgain = (how: keyof typeof shownAgain) => act(async () => void shownAgain[how]())
const ways = Object.keys(shownAgain) as (keyof typeof shownAgain)[]

test('default', async () => {
  const shop = openShop()
  const { destinations } = renderWithPayments(<PayButton input={input} />, shop)
  expect(button()).toHaveAccessibleName('Pay by bank')
  expect(screen.getByRole('status')).toBeEmptyDOMElement()

  fireEvent.click(button())
  expect(button()).toHaveAccessibleName('Preparing your payment…')
  await waitFor(() => expect(destinations).toHaveLength(1))
  expect(button()).toHaveAttribute('data-status', 'leaving')
  expect(screen.getByRole('status')).toHaveTextContent('Taking you to your bank…')
})

test('parameters: locale and messages', async () => {
  renderWithPayments(<PayButton input={input} />, openShop(), { locale: 'fr-CH', messages: [fr] })
  expect(button()).toHaveAccessibleName('Payer via votre banque')
})

test('parameters: disabled', async () => {
  const shop = openShop()
  renderWithPayments(<PayButton input={input} disabled />, shop)
  expect(button()).toBeDisabled()
  expect(button()).toHaveAttribute('data-disabled', '')
})

test('parameters: navigate; a tab that is opened in the click is where the payer goes', async () => {
  const shop = openShop()
  const tab = { location: '' }
  const open = vi.spyOn(window, 'open').mockImplementation(() => tab as unknown as Window)
  let opened: { location: string } | null = null
  const { destinations } = renderWithPayments(
    <PayButton
      input={input}
      onClick={() => {
        opened = window.open('about:blank') as unknown as { location: string }
      }}
      navigate={(url) => {
        if (opened) opened.location = url
      }}
    />,
    shop,
  )
  // In the click itself, before anything is asked: later a browser would refuse it.
  act(() => button().click())
  expect(open).toHaveBeenCalledOnce()
  await waitFor(() => expect(tab.location).toMatch(/^https:\/\/shop\.example\/api\/powens\//))
  expect(destinations).toEqual([])
  open.mockRestore()
})

test('behavior: rendered, even twice, it asks for nothing', async () => {
  const shop = openShop()
  const { rerender } = renderWithPayments(
    <StrictMode>
      <PayButton input={input} />
    </StrictMode>,
    shop,
  )
  rerender(
    <StrictMode>
      <PayButton input={{ orderId: '43' }} />
    </StrictMode>,
  )
  await act(() => Promise.resolve())
  expect(shop.requests).toEqual([])
})

test('behavior: of several buttons on a page each pays its own order', async () => {
  const shop = openShop()
  const { destinations } = renderWithPayments(
    <>
      <PayButton input={{ orderId: '42' }}>Pay order 42</PayButton>
      <PayButton input={{ orderId: '43' }}>Pay order 43</PayButton>
    </>,
    shop,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Pay order 43' }))
  await waitFor(() => expect(destinations).toHaveLength(1))
  expect(shop.requests).toEqual(['POST /payments'])
  expect(screen.getByRole('button', { name: 'Pay order 42' })).toHaveAttribute('data-status', 'idle')
  expect(screen.getByRole('button', { name: 'Pay order 43' })).toHaveAttribute('data-status', 'leaving')
  expect(shop.sandbox.payments.list()).toMatchObject([
    { instructions: [{ label: expect.stringContaining('Order 43') }] },
  ])
})

test('behavior: two clicks in one frame create one payment', async () => {
  const shop = openShop()
  const { destinations } = renderWithPayments(
    <StrictMode>
      <PayButton input={input} />
    </StrictMode>,
    shop,
  )
  act(() => {
    button().click()
    button().click()
  })
  await waitFor(() => expect(destinations).not.toEqual([]))
  expect(shop.requests).toEqual(['POST /payments'])
  expect(destinations).toHaveLength(1)
})

test('behavior: at work it stays focusable', async () => {
  const shop = openShop()
  shop.hold()
  renderWithPayments(<PayButton input={input} />, shop)
  button().focus()
  fireEvent.click(button())
  expect(button()).toHaveFocus()
  expect(button()).toBeEnabled()
  expect(button()).toHaveAttribute('aria-disabled', 'true')
})

test.each(ways)('behavior: shown again by %s it asks the server, then offers to continue', async (how) => {
  const shop = openShop()
  const { destinations } = renderWithPayments(<PayButton input={input} />, shop)
  fireEvent.click(button())
  await waitFor(() => expect(destinations).toHaveLength(1))

  const release = shop.hold()
  await showAgain(how)
  expect(button()).toHaveAccessibleName('Checking your payment…')
  release()
  await waitFor(() => expect(button()).toHaveAccessibleName('Continue your payment'))
  expect(screen.getByRole('status')).toHaveTextContent('You can pay now.')

  fireEvent.click(button())
  await waitFor(() => expect(destinations).toHaveLength(2))
  expect(shop.requests).toEqual(['POST /payments', 'POST /payments/find', 'POST /payments'])
})

test.each(ways)(
  'behavior: shown again by %s after the payer approved it does not offer to pay again',
  async (how) => {
    const shop = openShop()
    const { destinations } = renderWithPayments(<PayButton input={input} />, shop)
    fireEvent.click(button())
    await waitFor(() => expect(destinations).toHaveLength(1))
    await shop.payer.approve(String(destinations[0]))

    await showAgain(how)
    await waitFor(() => expect(line()).toHaveTextContent('Paid'))
    expect(screen.queryByRole('button')).toBeNull()
    expect(shop.requests.filter((request) => request === 'POST /payments')).toHaveLength(1)
  },
)

test.each(ways)('behavior: shown by %s before it was ever used it asks nothing', async (how) => {
  const shop = openShop()
  renderWithPayments(<PayButton input={input} />, shop)
  await showAgain(how)
  expect(shop.requests).toEqual([])
  expect(button()).toHaveAttribute('data-status', 'idle')
})

test('behavior: hidden it asks nothing', async () => {
  const shop = openShop()
  const { destinations } = renderWithPayments(<PayButton input={input} />, shop)
  fireEvent.click(button())
  await waitFor(() => expect(destinations).toHaveLength(1))
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  await showAgain('visibilitychange')
  vi.restoreAllMocks()
  expect(shop.requests).toEqual(['POST /payments'])
})

test('behavior: a server that cannot be reached is said, and a retry asks for the same payment', async () => {
  const shop = openShop()
  shop.failNext('offline')
  const onError = vi.fn()
  const { destinations } = renderWithPayments(<PayButton input={input} onError={onError} />, shop)
  fireEvent.click(button())
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('The shop cannot be reached'))
  expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'network_error' }))
  expect(button()).toHaveAccessibleName('Try again')

  fireEvent.click(button())
  await waitFor(() => expect(destinations).toHaveLength(1))
  const [first, second] = shop.idempotencyKeys
  expect(first).toBeTruthy()
  expect(second).toBe(first)
})

test('behavior: callbacks are always the latest', async () => {
  const shop = openShop()
  const release = shop.hold()
  const [before, after] = [vi.fn(), vi.fn()]
  const { rerender } = renderWithPayments(<PayButton input={input} onCreated={before} />, shop)
  fireEvent.click(button())
  rerender(<PayButton input={input} onCreated={after} />)
  release()
  await waitFor(() => expect(after).toHaveBeenCalledOnce())
  expect(before).not.toHaveBeenCalled()
})

test('behavior: a payer who went elsewhere meanwhile is not pulled to the bank', async () => {
  const shop = openShop()
  const release = shop.hold()
  const { destinations, rerender } = renderWithPayments(<PayButton input={input} />, shop)
  fireEvent.click(button())
  rerender(<p>cart</p>)
  await act(async () => release())
  expect(destinations).toEqual([])
})

test('behavior: an order that is paid already says so instead of offering to pay again', async () => {
  const shop = openShop()
  const { redirectUrl } = await shop.begin()
  await shop.payer.approve(redirectUrl)
  const onError = vi.fn()
  const { destinations } = renderWithPayments(<PayButton input={input} onError={onError} />, shop)
  fireEvent.click(button())
  await waitFor(() => expect(line()).toHaveTextContent('Paid A payment for this order already exists.'))
  expect(screen.queryByRole('button')).toBeNull()
  expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'order_already_paid' }))
  expect(destinations).toEqual([])
})

test('parameters: amount and currency, in the payer’s own format', () => {
  const shop = openShop()
  const { rerender } = renderWithPayments(<PayButton input={input} amount="5.70" />, shop)
  expect(button()).toHaveAccessibleName('Pay €5.70 by bank')
  rerender(<PayButton input={input} amount="1200" currency="JPY" />)
  expect(button()).toHaveAccessibleName('Pay ¥1,200 by bank')
})

test('parameters: label, which the other states keep out of the way of', async () => {
  const shop = openShop()
  renderWithPayments(<PayButton input={input} label="Order and pay" amount="5.70" />, shop)
  expect(button()).toHaveAccessibleName('Order and pay')
  shop.failNext('offline')
  fireEvent.click(button())
  await waitFor(() => expect(button()).toHaveAccessibleName('Try again'))
})

test('parameters: size and block', () => {
  renderWithPayments(<PayButton input={input} size="large" block />, openShop())
  expect(button()).toHaveAttribute('data-size', 'large')
  expect(button()).toHaveAttribute('data-block', '')
})

test('behavior: a button that gives way to its line gives it the focus, and no other focus is moved', async () => {
  for (const isFocused of [true, false]) {
    const shop = openShop()
    const { redirectUrl } = await shop.begin()
    await shop.payer.approve(redirectUrl)
    const { unmount } = renderWithPayments(<PayButton input={input} />, shop)
    if (isFocused) button().focus()
    fireEvent.click(button())
    await waitFor(() => expect(line()).toHaveTextContent('Paid'))
    if (isFocused) expect(line()).toHaveFocus()
    else expect(document.body).toHaveFocus()
    unmount()
  }
})

test('behavior: a payment under way is a line too, with what it means for the money', async () => {
  const shop = openShop({ scenario: 'pdng/done' })
  const { redirectUrl } = await shop.begin()
  await shop.payer.approve(redirectUrl)
  renderWithPayments(<PayButton input={input} />, shop)
  fireEvent.click(button())
  await waitFor(() => expect(line()).toHaveTextContent('Payment under way'))
  expect(line()).toHaveAttribute('data-bucket', 'in_progress')
  expect(line()).not.toHaveAttribute('data-error')
})
