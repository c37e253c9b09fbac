import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { useResumePayment } from '../hooks/useResumePayment.ts'
import { openShop } from '../testing/openShop.ts'
import { renderWithPayments } from '../testing/renderWithPayments.tsx'
import { CancelPayment } from './CancelPayment.tsx'
import { ResumePayment } from './ResumePayment.tsx'

const input = { orderId: '42' }

/** Says when the server has answered. */
function Answered() {
  const { payment } = useResumePayment({ input })
  return payment === undefined ? null : <p>answered</p>
}

test('default', async () => {
  const shop = openShop()
  const { redirectUrl } = await shop.begin()
  await shop.payer.abandon(redirectUrl)
  shop.requests.length = 0
  const { destinations } = renderWithPayments(<ResumePayment input={input} />, shop)
  await userEvent.click(await screen.findByRole('button', { name: 'Continue your payment' }))
  await waitFor(() => expect(destinations).toHaveLength(1))
  expect(await shop.payer.approve(String(destinations[0]))).toContain('#powens-payment-')
  expect(shop.requests).not.toContain('POST /payments')
})

test('behavior: what is cancelled beside it is offered no more, and nothing is asked again', async () => {
  const shop = openShop()
  const { reference } = await shop.begin()
  shop.requests.length = 0
  renderWithPayments(
    <>
      <ResumePayment input={input} />
      <CancelPayment reference={reference} />
    </>,
    shop,
  )
  await screen.findByRole('button', { name: 'Continue your payment' })
  await userEvent.click(screen.getByRole('button', { name: 'Cancel the payment' }))
  await userEvent.click(screen.getByRole('button', { name: 'Yes, cancel' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Continue your payment' })).toBeNull())
  expect(shop.requests).toEqual(['POST /payments/find', `POST /payments/${reference.paymentId}/cancel`])
})

test.each([
  ['without a payment', async () => {}],
  [
    'with a payment that is done',
    async (shop: ReturnType<typeof openShop>) => {
      const { redirectUrl } = await shop.begin()
      await shop.payer.approve(redirectUrl)
    },
  ],
])('behavior: %s nothing is offered', async (_, act) => {
  const shop = openShop()
  await act(shop)
  shop.requests.length = 0
  renderWithPayments(
    <>
      <ResumePayment input={input} />
      <Answered />
    </>,
    shop,
  )
  expect(await screen.findByText('answered')).toBeVisible()
  expect(shop.requests).toEqual(['POST /payments/find'])
  expect(screen.queryByRole('button')).toBeNull()
  expect(screen.getByRole('status')).toBeEmptyDOMElement()
})
