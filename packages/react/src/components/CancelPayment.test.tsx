import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { openShop } from '../testing/openShop.ts'
import { renderWithPayments } from '../testing/renderWithPayments.tsx'
import { CancelPayment } from './CancelPayment.tsx'
import { PaymentStatus } from './PaymentStatus.tsx'

test('default', async () => {
  const shop = openShop()
  const { reference } = await shop.begin()
  renderWithPayments(
    <>
      <PaymentStatus reference={reference} />
      <CancelPayment reference={reference} />
    </>,
    shop,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Cancel the payment' }))
  expect(shop.requests).not.toContain(`POST /payments/${reference.paymentId}/cancel`)
  await userEvent.click(screen.getByRole('button', { name: 'Press again to cancel it' }))
  await waitFor(() => expect(screen.getByText('Payment cancelled')).toBeVisible())
  expect(screen.getByRole('button')).toHaveAccessibleName('Cancellation requested')
})

test('behavior: a payer who looks away is not asked any more', async () => {
  const shop = openShop()
  const { reference } = await shop.begin()
  renderWithPayments(<CancelPayment reference={reference} />, shop)
  await userEvent.click(screen.getByRole('button'))
  await userEvent.tab()
  expect(screen.getByRole('button')).toHaveAccessibleName('Cancel the payment')
})

test('behavior: what can no longer be cancelled says so', async () => {
  const shop = openShop()
  const { reference, redirectUrl } = await shop.begin()
  await shop.payer.approve(redirectUrl)
  renderWithPayments(<CancelPayment reference={reference} />, shop)
  await userEvent.dblClick(screen.getByRole('button'))
  await waitFor(() =>
    expect(screen.getByRole('status')).toHaveTextContent('This payment can no longer be cancelled.'),
  )
})

test('behavior: a cancellation that waits at the bank has a way back there', async () => {
  const shop = openShop({ scenario: 'pdng/pdng/done', executionDateType: 'first_open_day' })
  const { reference, redirectUrl } = await shop.begin()
  await shop.payer.approve(redirectUrl)
  await shop.sandbox.clock.advance(1000)
  const { destinations } = renderWithPayments(
    <>
      <PaymentStatus reference={reference} />
      <CancelPayment reference={reference} />
    </>,
    shop,
  )
  await screen.findByText('Your payment is on its way')
  await userEvent.dblClick(screen.getByRole('button', { name: 'Cancel the payment' }))
  await waitFor(() => expect(destinations).toHaveLength(1))

  expect(await screen.findByText('Confirm the cancellation at your bank')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Continue your payment' })).toBeNull()
  await userEvent.click(await screen.findByRole('button', { name: 'Go to your bank' }))
  await waitFor(() => expect(destinations).toHaveLength(2))
  expect(destinations[1]).toBe(destinations[0])

  await shop.payer.approve(destinations[1] ?? '')
  await waitFor(() => expect(screen.getByText('Payment cancelled')).toBeVisible())
})
