import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { PayButton } from '../src/components/PayButton.tsx'
import { PaymentStatus } from '../src/components/PaymentStatus.tsx'
import { comeBack, openShop, renderWithPayments } from '../src/testing/index.ts'

test('behavior: a payment that is approved renders once for each state that can be seen', async () => {
  const shop = openShop({ scenario: 'pdng/done' })
  const drawn: string[] = []
  const see = (state: { status: string }) => {
    drawn.push(state.status)
    return ''
  }

  const { destinations, unmount } = renderWithPayments(
    <PayButton input={{ orderId: '42' }} className={see} />,
    shop,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Pay by bank' }))
  await waitFor(() => expect(destinations).toHaveLength(1))
  expect(drawn.splice(0)).toEqual(['idle', 'creating', 'leaving'])
  unmount()

  const [link = ''] = destinations
  comeBack(await shop.payer.approve(link))
  renderWithPayments(<PaymentStatus className={see} />, shop)
  await waitFor(() => expect(drawn).toContain('processing'))
  await waitFor(() => expect(shop.requests.at(-1)).toMatch(/\/events$/))
  await act(() => shop.sandbox.clock.advance(60_000))
  await waitFor(() => expect(screen.getByText('Paid')).toBeVisible())
  expect(drawn).toEqual(['checking', 'processing', 'succeeded'])
})
