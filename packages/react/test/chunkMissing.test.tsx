import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterAll, expect, test, vi } from 'vitest'
import type { OpenShopOptions } from '../src/testing/index.ts'

// What a browser gets for a chunk that a deploy has taken away.
const { gone } = vi.hoisted(() => ({
  gone: () => {
    throw new TypeError('Failed to fetch dynamically imported module')
  },
}))
vi.mock('../src/events/index.ts', gone)
vi.mock('../src/handoff/index.ts', gone)
vi.mock('../src/components/PaymentDetails.tsx', gone)
vi.mock('../src/components/PaymentFacts.tsx', gone)

// Files share their modules: what another one has loaded is gone, too.
vi.resetModules()
const { CancelPayment, ConnectorList, PayButton, PaymentHandoff, PaymentStatus, ResumePayment } =
  await import('../src/index.ts')
const { openShop, renderWithPayments } = await import('../src/testing/index.ts')

afterAll(() => vi.resetModules())

const input = { orderId: '42' }

async function open(options?: OpenShopOptions) {
  const shop = openShop(options)
  return { shop, ...(await shop.begin()) }
}

test('behavior: an order that is paid says so in place of the button', async () => {
  const { shop, redirectUrl } = await open()
  await shop.payer.approve(redirectUrl)
  renderWithPayments(<PayButton input={input} />, shop)
  fireEvent.click(screen.getByRole('button'))
  expect(await screen.findByText('Paid')).toBeVisible()
  expect(screen.queryByRole('button')).toBeNull()
})

test('behavior: a payment that cannot be followed is read when the payer asks', async () => {
  const { shop, redirectUrl, reference } = await open({ scenario: 'pdng/done' })
  await shop.payer.approve(redirectUrl)
  renderWithPayments(<PaymentStatus reference={reference} />, shop)
  expect(await screen.findByText('Your payment is on its way')).toBeVisible()
  const again = await screen.findByRole('button', { name: 'Check again' })
  await act(() => shop.sandbox.clock.advance(60_000))
  fireEvent.click(again)
  expect(await screen.findByText('Paid')).toBeVisible()
})

test('behavior: a shop that was down is found again by a press', async () => {
  const { shop, redirectUrl, reference } = await open()
  await shop.payer.approve(redirectUrl)
  shop.failNext('offline')
  renderWithPayments(<PaymentStatus reference={reference} />, shop)
  fireEvent.click(await screen.findByRole('button', { name: 'Check again' }))
  expect(await screen.findByText('Paid')).toBeVisible()
})

test('behavior: why a payment failed, the bank’s words and the way back to the bank are there', async () => {
  const { shop, reference, redirectUrl } = await open()
  const page = renderWithPayments(<PaymentStatus reference={reference} />, shop)
  expect(await screen.findByRole('button', { name: 'Continue your payment' })).toBeVisible()
  page.unmount()
  shop.sandbox.faults.patchPayment(reference.paymentId, { error_description: 'Plafond atteint.' })
  await shop.payer.approve(redirectUrl, { account: 'empty' })
  renderWithPayments(<PaymentStatus reference={reference} />, shop)
  expect(await screen.findByText('There is not enough money in your account.')).toBeVisible()
  expect(screen.getByText('Plafond atteint.')).toBeVisible()
})

test('behavior: of several transfers the sum and what became of them is there', async () => {
  const { shop, reference, redirectUrl } = await open({ kind: 'bulk', scenario: ['done', 'rjct', 'done'] })
  await shop.payer.approve(redirectUrl)
  renderWithPayments(<PaymentStatus reference={reference} />, shop)
  expect(await screen.findByText('Partly paid')).toBeVisible()
  expect(screen.getByText('€28.50')).toBeVisible()
})

test('behavior: the link to the phone is there in letters, and nothing else on the page is lost', async () => {
  const { shop } = await open()
  renderWithPayments(
    <>
      <p>the rest of the page</p>
      <PaymentHandoff input={input} />
    </>,
    shop,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Pay on my phone' }))
  const link = await screen.findByRole('link', { name: /^https:/ })
  expect(link).toHaveAttribute('href', expect.stringContaining('/api/powens/handoff/'))
  expect(screen.getByText('the rest of the page')).toBeVisible()
})

test('behavior: everything else needs no chunk', async () => {
  const { shop, reference } = await open()
  const { destinations } = renderWithPayments(
    <>
      <ResumePayment input={input} />
      <CancelPayment reference={reference} />
      <ConnectorList input={input} value={null} onChange={() => {}} />
    </>,
    shop,
  )
  expect(await screen.findByRole('button', { name: /Banque Horizon/ })).toBeVisible()
  fireEvent.click(await screen.findByRole('button', { name: 'Continue your payment' }))
  await waitFor(() => expect(destinations).toHaveLength(1))
})
