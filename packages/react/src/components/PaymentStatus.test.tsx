import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { comeBack } from '../testing/comeBack.ts'
import { openShop, type OpenShopOptions } from '../testing/openShop.ts'
import { renderWithPayments } from '../testing/renderWithPayments.tsx'
import { fr } from '../messages/locales/fr.ts'
import { PaymentStatus } from './PaymentStatus.tsx'

const status = () => screen.getByRole('status')
afterEach(() => history.replaceState(null, '', '/'))

/** A payer who has been sent to the bank. */
async function leave(options?: OpenShopOptions) {
  const shop = openShop(options)
  return { ...shop, ...(await shop.begin()) }
}

test('default', async () => {
  const shop = await leave()
  comeBack(await shop.payer.approve(shop.redirectUrl))
  const release = shop.hold()
  const { container } = renderWithPayments(<PaymentStatus />, shop)
  expect(status()).toHaveTextContent('Checking with your bank')
  expect(container.firstElementChild).toHaveAttribute('data-status', 'checking')

  release()
  await waitFor(() => expect(status()).toHaveTextContent('Paid'))
  expect(status()).toHaveTextContent('€9.50')
  expect(container.firstElementChild).toHaveAttribute('data-bucket', 'paid')
  expect(container.firstElementChild).toHaveAttribute('data-final', '')
})

test('parameters: locale and messages', async () => {
  const shop = await leave()
  comeBack(await shop.payer.approve(shop.redirectUrl))
  renderWithPayments(<PaymentStatus />, shop, { messages: fr })
  await waitFor(() => expect(status()).toHaveTextContent('Payé9,50 €Merci.'))
})

test('parameters: onOutcome', async () => {
  const shop = await leave()
  comeBack(await shop.payer.approve(shop.redirectUrl))
  const onOutcome = vi.fn()
  renderWithPayments(<PaymentStatus onOutcome={onOutcome} />, shop)
  await waitFor(() => expect(onOutcome).toHaveBeenCalledOnce())
  expect(onOutcome).toHaveBeenCalledWith(
    expect.objectContaining({ status: 'succeeded', source: 'pushed' }),
    expect.objectContaining({ orderId: '42' }),
  )
})

test('behavior: the live region is there and empty before anything is said', async () => {
  const { renderToString } = await import('react-dom/server')
  const { PaymentProvider } = await import('../provider/PaymentProvider.tsx')
  const { client } = openShop()
  expect(
    renderToString(
      <PaymentProvider client={client}>
        <PaymentStatus />
      </PaymentProvider>,
    ),
  ).toContain('<div role="status" class="powens-pay-status-words"></div>')
})

test('behavior: a refused payment says why and what to do', async () => {
  const shop = await leave()
  comeBack(await shop.payer.approve(shop.redirectUrl, { account: 'empty' }))
  renderWithPayments(<PaymentStatus />, shop)
  await waitFor(() => expect(status()).toHaveTextContent('Your bank declined the payment'))
  await waitFor(() => expect(status()).toHaveTextContent('There is not enough money in your account.'))
  expect(status()).toHaveTextContent('You can pay from another bank.')
})

test('behavior: a typed address that claims "done" shows what the server knows', async () => {
  const shop = await leave({ scenario: 'pdng/done' })
  await shop.payer.approve(shop.redirectUrl)
  const { paymentId, paymentKey } = shop.reference
  history.replaceState(null, '', `/order?id_payment=${paymentId}&state=${paymentKey}&payment_state=done`)
  const { container } = renderWithPayments(<PaymentStatus />, shop)
  await waitFor(() => expect(status()).toHaveTextContent('Your payment is on its way'))
  expect(container.firstElementChild).toHaveAttribute('data-bucket', 'in_progress')
})

test.each([
  '/order#powens-payment=1.forged',
  '/order#powens-error-invalid_state',
  '/order?id_payment=1&payment_state=done',
])('behavior: %s is neither paid nor failed', async (address) => {
  const shop = await leave()
  await shop.payer.approve(shop.redirectUrl)
  history.replaceState(null, '', address)
  const { container } = renderWithPayments(<PaymentStatus />, shop)
  await waitFor(() => expect(status()).toHaveTextContent('We cannot see your payment yet'))
  expect(container.firstElementChild).toHaveAttribute('data-bucket', 'cannot_tell')
})

test('behavior: a server that cannot be reached is not a failed payment; checking again finds it', async () => {
  const shop = await leave()
  comeBack(await shop.payer.approve(shop.redirectUrl))
  shop.failNext('offline')
  renderWithPayments(<PaymentStatus />, shop)
  await waitFor(() => expect(status()).toHaveTextContent('This does not mean that it failed'))
  fireEvent.click(screen.getByRole('button', { name: 'Check again' }))
  await waitFor(() => expect(status()).toHaveTextContent('Paid'))
})

test('behavior: without a payment it says nothing', async () => {
  const { container } = renderWithPayments(<PaymentStatus />, openShop())
  await act(async () => {})
  expect(status()).toBeEmptyDOMElement()
  expect(container.firstElementChild).toHaveAttribute('data-status', 'none')
})

test('behavior: a payment that was not approved can be continued from here', async () => {
  const shop = await leave()
  const { destinations } = renderWithPayments(<PaymentStatus reference={shop.reference} />, shop)
  fireEvent.click(await screen.findByRole('button', { name: 'Continue your payment' }))
  await waitFor(() => expect(destinations).toHaveLength(1))
  expect(await shop.payer.approve(String(destinations[0]))).toContain('#powens-payment-')
})

test('behavior: of several transfers the money is told by what became of it', async () => {
  const shop = await leave({ kind: 'bulk', scenario: ['done', 'rjct', 'done'] })
  comeBack(await shop.payer.approve(shop.redirectUrl))
  renderWithPayments(<PaymentStatus />, shop)
  await waitFor(() => expect(status()).toHaveTextContent('2 of 3 transfers paid'))
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    '2 €19.00 paid',
    '1 €9.50 declined',
  ])
  expect(status()).toHaveTextContent('Contact the shop.')
})

test('behavior: a standing order says how often and from when', async () => {
  const shop = await leave({ kind: 'recurring', scenario: 'pdng' })
  await shop.sandbox.faults.setState(shop.reference.paymentId, 'pending')
  renderWithPayments(<PaymentStatus reference={shop.reference} />, shop)
  await waitFor(() => expect(status()).toHaveTextContent('Every month, from January 16, 2026'))
})
