import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { openShop } from '../testing/openShop.ts'
import { renderWithPayments } from '../testing/renderWithPayments.tsx'
import { CancelPayment } from './CancelPayment.tsx'
import { ConnectorList } from './ConnectorList.tsx'
import { PayButton } from './PayButton.tsx'
import { PaymentHandoff } from './PaymentHandoff.tsx'
import { PaymentStatus } from './PaymentStatus.tsx'
import { ResumePayment } from './ResumePayment.tsx'

const input = { orderId: '42' }
afterEach(() => {
  vi.useRealTimers()
})

async function press(name: string) {
  const button = await screen.findByRole('button', { name })
  button.focus()
  fireEvent.click(button)
  return button
}
/** Whether focus is in that part of the page. */
const hasFocus = (container: HTMLElement, selector: string) =>
  container.querySelector(selector)?.contains(document.activeElement)

test('behavior: after "Pay on my phone" focus is where the code is', async () => {
  const shop = openShop()
  const { container } = renderWithPayments(<PaymentHandoff input={input} />, shop)
  await press('Pay on my phone')
  await screen.findByRole('img')
  expect(hasFocus(container, '.powens-pay-handoff')).toBe(true)
})

test('behavior: after "Check again" focus is on what was found', async () => {
  const shop = openShop()
  const { reference, redirectUrl } = await shop.begin()
  await shop.payer.approve(redirectUrl)
  shop.failNext('offline')
  const { container } = renderWithPayments(<PaymentStatus reference={reference} />, shop)
  const button = await press('Check again')
  await screen.findByText('Paid')
  expect(button).not.toBeInTheDocument()
  expect(hasFocus(container, '.powens-pay-status')).toBe(true)
})

test('behavior: after "Try again" focus is in the list of banks', async () => {
  const shop = openShop()
  shop.failNext('offline')
  const { container } = renderWithPayments(
    <ConnectorList input={input} value={null} onChange={() => {}} />,
    shop,
  )
  await press('Try again')
  await screen.findByRole('button', { name: /Banque Horizon/ })
  await waitFor(() => expect(hasFocus(container, '.powens-pay-connectors')).toBe(true))
})

test('behavior: focus that is elsewhere is never moved', async () => {
  const shop = openShop()
  const { reference, redirectUrl } = await shop.begin()
  await shop.payer.approve(redirectUrl)
  shop.failNext('offline')
  renderWithPayments(
    <>
      <input aria-label="elsewhere" />
      <PaymentStatus reference={reference} />
    </>,
    shop,
  )
  fireEvent.click(await screen.findByRole('button', { name: 'Check again' }))
  screen.getByLabelText('elsewhere').focus()
  await screen.findByText('Paid')
  expect(screen.getByLabelText('elsewhere')).toHaveFocus()
})

test('behavior: while the server is down one state is held and said once, and the button keeps its focus', async () => {
  const shop = openShop()
  const { reference } = await shop.begin()
  shop.setOffline(true)
  const said: (string | null)[] = []
  await import('../events/index.ts')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const see = ({ status }: { status: string }) => {
    if (said.at(-1) !== status) said.push(status)
    return undefined
  }
  renderWithPayments(<PaymentStatus reference={reference} className={see} />, shop)
  const turn = async (milliseconds: number) => {
    await act(() => vi.advanceTimersByTimeAsync(milliseconds))
    await act(() => new Promise((resolve) => setImmediate(resolve)))
  }
  for (let tries = 0; tries < 5; tries++) await turn(10)
  const region = screen.getByRole('status')
  expect(region).toHaveTextContent('We cannot see your payment yet')
  const button = screen.getByRole('button', { name: 'Check again' })
  button.focus()
  const changes = vi.fn()
  const observer = new MutationObserver(changes)
  observer.observe(region, { childList: true, characterData: true, subtree: true })
  const asked = shop.requests.length
  for (let second = 0; second < 25; second++) await turn(1000)
  fireEvent.click(button)
  for (let tries = 0; tries < 5; tries++) await turn(10)
  observer.disconnect()

  expect(shop.requests.length).toBeGreaterThan(asked + 3)
  expect(changes).not.toHaveBeenCalled()
  expect(said).toEqual(['checking', 'unreachable'])
  expect(button).toHaveFocus()
  shop.setOffline(false)
})

test.each([
  ['<PayButton>', <PayButton key="1" input={input} />],
  ['<ResumePayment>', <ResumePayment key="2" input={input} />],
  ['<PaymentHandoff>', <PaymentHandoff key="3" input={input} />],
])('behavior: a key that is held down presses %s once', async (_, element) => {
  const shop = openShop()
  await shop.begin()
  const { container } = renderWithPayments(element, shop)
  await waitFor(() => expect(container.querySelector('button')).not.toBeNull())
  shop.setOffline(true)
  const asked = shop.requests.length
  container.querySelector('button')?.focus()
  await userEvent.keyboard('{Enter>60/}')
  await waitFor(() => expect(shop.requests.length).toBeGreaterThan(asked))
  expect(shop.requests.slice(asked).filter((request) => request.startsWith('POST'))).toHaveLength(1)
})

test('behavior: a key that is held down does not confirm a cancellation', async () => {
  const shop = openShop()
  const { reference } = await shop.begin()
  renderWithPayments(<CancelPayment reference={reference} />, shop)
  screen.getByRole('button').focus()
  await userEvent.keyboard('{Enter>60/}')
  expect(screen.getByRole('group', { name: 'Cancel this payment?' })).toBeVisible()
  expect(shop.requests.filter((request) => request.endsWith('/cancel'))).toEqual([])
})
