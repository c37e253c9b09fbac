import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { openShop } from '../testing/openShop.ts'
import { renderWithPayments } from '../testing/renderWithPayments.tsx'
import { CancelPayment } from './CancelPayment.tsx'
import { PaymentStatus } from './PaymentStatus.tsx'

const button = (name: string) => screen.getByRole('button', { name })

async function openQuestion() {
  const shop = openShop()
  const { reference } = await shop.begin()
  const user = userEvent.setup()
  renderWithPayments(
    <>
      <CancelPayment reference={reference} />
      <a href="/elsewhere">Elsewhere</a>
    </>,
    shop,
  )
  await user.click(button('Cancel the payment'))
  const cancellations = () => shop.requests.filter((request) => request.endsWith('/cancel'))
  return { user, cancellations }
}

test('default', async () => {
  const shop = openShop()
  const { reference } = await shop.begin()
  const user = userEvent.setup()
  renderWithPayments(
    <>
      <PaymentStatus reference={reference} />
      <CancelPayment reference={reference} />
    </>,
    shop,
  )
  await user.click(button('Cancel the payment'))
  expect(screen.getByRole('group', { name: 'Cancel this payment?' })).toBeVisible()
  expect(shop.requests).not.toContain(`POST /payments/${reference.paymentId}/cancel`)
  await user.click(button('Yes, cancel'))
  await waitFor(() => expect(screen.getByText('Payment cancelled')).toBeVisible())
  expect(screen.getByText('Cancellation requested')).toBeVisible()
  expect(screen.queryByRole('button')).toBeNull()
})

test('behavior: the question replaces the button, and the safe answer has the focus', async () => {
  await openQuestion()
  expect(screen.queryByRole('button', { name: 'Cancel the payment' })).toBeNull()
  expect(button('Keep payment')).toHaveFocus()
})

test.each([
  ['the answer "Keep payment"', '{Enter}'],
  ['Escape', '{Escape}'],
])('behavior: %s keeps the payment, and gives the focus back', async (_name, keys) => {
  const { user, cancellations } = await openQuestion()
  await user.keyboard(keys)
  await waitFor(() => expect(button('Cancel the payment')).toHaveFocus())
  expect(cancellations()).toEqual([])
})

test('behavior: a payer who goes on to something else is not asked any more, and keeps that focus', async () => {
  const { user, cancellations } = await openQuestion()
  await user.click(screen.getByRole('link'))
  expect(button('Cancel the payment')).toBeVisible()
  expect(button('Cancel the payment')).not.toHaveFocus()
  expect(cancellations()).toEqual([])
})

test('behavior: the second click of a double click answers nothing, wherever it lands', async () => {
  const { cancellations } = await openQuestion()
  for (const name of ['Keep payment', 'Yes, cancel'])
    act(() => void button(name).dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 2 })))
  expect(screen.getByRole('group')).toBeVisible()
  expect(cancellations()).toEqual([])
})

test('behavior: when the cancellation is asked for, its line has the focus of the answer', async () => {
  const { user } = await openQuestion()
  await user.click(button('Yes, cancel'))
  const line = await screen.findByText('Cancellation requested')
  await waitFor(() => expect(document.activeElement).toContainElement(line))
  expect(document.body).not.toHaveFocus()
})

test('behavior: what can no longer be cancelled says so', async () => {
  const shop = openShop()
  const { reference, redirectUrl } = await shop.begin()
  await shop.payer.approve(redirectUrl)
  renderWithPayments(<CancelPayment reference={reference} />, shop)
  await userEvent.click(button('Cancel the payment'))
  await userEvent.click(button('Yes, cancel'))
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
  await userEvent.click(button('Cancel the payment'))
  await userEvent.click(button('Yes, cancel'))
  await waitFor(() => expect(destinations).toHaveLength(1))

  expect(await screen.findByText('Confirm the cancellation at your bank')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Continue your payment' })).toBeNull()
  await userEvent.click(await screen.findByRole('button', { name: 'Continue to your bank' }))
  await waitFor(() => expect(destinations).toHaveLength(2))
  expect(destinations[1]).toBe(destinations[0])

  await shop.payer.approve(destinations[1] ?? '')
  await waitFor(() => expect(screen.getByText('Payment cancelled')).toBeVisible())
})
