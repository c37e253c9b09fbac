import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { PayButton } from '../components/PayButton.tsx'
import { PaymentProvider } from '../provider/PaymentProvider.tsx'
import { openShop } from '../testing/openShop.ts'
import { renderWithPayments } from '../testing/renderWithPayments.tsx'
import { useBankTab } from './useBankTab.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

const navigateNowhere = () => {}
const Checkout = () => <PayButton {...useBankTab()} input={{ orderId: '42' }} />

test('behavior: where no tab may be opened the bank opens in this one', async () => {
  vi.spyOn(window, 'open').mockReturnValue(null)
  const { destinations } = renderWithPayments(<Checkout />, openShop())
  await userEvent.click(screen.getByRole('button'))
  await waitFor(() => expect(destinations).toHaveLength(1))
})

test('behavior: a button at work opens nothing', async () => {
  const open = vi.spyOn(window, 'open').mockReturnValue(null)
  renderWithPayments(<Checkout />, openShop())
  await userEvent.click(screen.getByRole('button'))
  await userEvent.click(screen.getByRole('button'))
  expect(open).toHaveBeenCalledOnce()
})

/** A tab that a browser opens for a click. */
function openTabs() {
  const tabs: { closed: boolean; addresses: string[] }[] = []
  vi.spyOn(window, 'open').mockImplementation(() => {
    const tab = { closed: false, addresses: [] as string[] }
    tabs.push(tab)
    return {
      get closed() {
        return tab.closed
      },
      close: () => (tab.closed = true),
      location: { replace: (url: string) => tab.addresses.push(url) },
    } as unknown as Window
  })
  return tabs
}

test.each([
  ['kept', () => navigateNowhere],
  ['written inline', () => () => {}],
])('behavior: the tab of the click is used, with a navigate that is %s', async (_, getNavigate) => {
  const tabs = openTabs()
  const shop = openShop()
  const release = shop.hold()
  const page = () => (
    <PaymentProvider client={shop.client} navigate={getNavigate()}>
      <Checkout />
    </PaymentProvider>
  )
  const { rerender } = render(page())
  await userEvent.click(screen.getByRole('button'))
  rerender(page())
  release()
  await waitFor(() => expect(tabs).toMatchObject([{ closed: false, addresses: [expect.any(String)] }]))
})

test('behavior: two clicks in one frame open one tab', async () => {
  const tabs = openTabs()
  renderWithPayments(<Checkout />, openShop())
  act(() => {
    screen.getByRole('button').click()
    screen.getByRole('button').click()
  })
  await waitFor(() => expect(tabs).toMatchObject([{ addresses: [expect.any(String)] }]))
})

test('behavior: a payer who leaves the page meanwhile is left with no empty tab', async () => {
  const tabs = openTabs()
  const shop = openShop()
  shop.hold()
  const { unmount } = renderWithPayments(<Checkout />, shop)
  await userEvent.click(screen.getByRole('button'))
  unmount()
  expect(tabs).toEqual([{ closed: true, addresses: [] }])
})
