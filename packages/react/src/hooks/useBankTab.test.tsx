import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { PayButton } from '../components/PayButton.tsx'
import { openShop } from '../testing/openShop.ts'
import { renderWithPayments } from '../testing/renderWithPayments.tsx'
import { useBankTab } from './useBankTab.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

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
