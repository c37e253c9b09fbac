import { PayButton, useBankTab } from '@powens-pay/react'
import { openShop, renderWithPayments, type Shop } from '@powens-pay/react/testing'
import { cleanup } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

function Checkout() {
  return <PayButton {...useBankTab()} input={{ orderId: '42' }} />
}

/** Renders the button, and watches the tabs that it really opens. */
function open(shop: Shop) {
  const opened = vi.spyOn(window, 'open')
  const page = renderWithPayments(<Checkout />, shop)
  const button = page.getByRole('button')
  return { ...page, button, tabs: () => opened.mock.results.map(({ value }) => value as Window) }
}
/** `about:blank` can be read; what is across the border cannot. */
const isAway = (tab: Window) => {
  try {
    return tab.location.href !== 'about:blank'
  } catch {
    return true
  }
}

// The shop's host does not exist, which a busy machine takes a while to find out.
const leaves = (tabs: () => Window[]) =>
  expect.poll(() => tabs().map(isAway), { timeout: 20_000 }).toEqual([true])

test('default', { timeout: 30_000 }, async () => {
  const { button, tabs, destinations } = open(openShop())
  await userEvent.click(button)
  await leaves(tabs)
  expect(destinations).toEqual([])
  expect(button).toHaveAttribute('data-status', 'leaving')
  tabs()[0]?.close()
})

test('behavior: a button at work opens no second tab', { timeout: 30_000 }, async () => {
  const shop = openShop()
  const { button, tabs } = open(shop)
  await userEvent.dblClick(button)
  await leaves(tabs)
  expect(shop.requests).toEqual(['POST /payments'])
  tabs()[0]?.close()
})

test('behavior: what cannot be created leaves no empty tab', async () => {
  const shop = openShop()
  shop.failNext('offline')
  const { button, tabs } = open(shop)
  await userEvent.click(button)
  await expect.poll(() => button.dataset['status']).toBe('error')
  expect(tabs().map((tab) => tab.closed)).toEqual([true])
})

test('behavior: where no tab may be opened the bank opens in this one', async () => {
  vi.spyOn(window, 'open').mockReturnValue(null)
  const { destinations, getByRole } = renderWithPayments(<Checkout />, openShop())
  await userEvent.click(getByRole('button'))
  await expect.poll(() => destinations).toHaveLength(1)
})
