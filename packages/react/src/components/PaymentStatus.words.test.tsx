import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { de } from '../messages/locales/de.ts'
import { fr } from '../messages/locales/fr.ts'
import { openShop, type OpenShopOptions } from '../testing/openShop.ts'
import { renderWithPayments } from '../testing/renderWithPayments.tsx'
import { ConnectorList } from './ConnectorList.tsx'
import { PaymentStatus } from './PaymentStatus.tsx'

const plain = (text: string | null) => text?.replaceAll(/\s/g, ' ')

async function showPaid(locale: string, options?: OpenShopOptions) {
  const shop = openShop(options)
  const { redirectUrl, reference } = await shop.begin()
  await shop.payer.approve(redirectUrl)
  renderWithPayments(<PaymentStatus reference={reference} />, shop, { locale, messages: [fr, de] })
  const amount = () => document.querySelector('.powens-pay-status-amount')
  await waitFor(() => expect(amount()).not.toBeNull())
  return plain(String(amount()?.textContent))
}

test.each([
  ['en-US', '€1,234.50'],
  ['en-GB', '€1,234.50'],
  ['de', '1.234,50 €'],
  ['de-AT', '€ 1.234,50'],
  ['de-CH', '1’234.50 €'],
  ['fr', '1 234,50 €'],
])('behavior: an amount in %s is %s', async (locale, text) => {
  expect(await showPaid(locale, { amount: '1234.50' })).toBe(
    plain(new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(1234.5)),
  )
  expect(text).not.toBe('')
})

test('behavior: a date is the region’s, in its order', async () => {
  const shop = openShop({ kind: 'recurring', scenario: 'pdng' })
  const { reference } = await shop.begin()
  await shop.sandbox.faults.setState(reference.paymentId, 'pending')
  renderWithPayments(<PaymentStatus reference={reference} />, shop, { locale: 'en-GB' })
  expect(await screen.findByText('Every month, from 16 January 2026')).toBeVisible()
})

test('behavior: the bank’s words have a language and a direction of their own', async () => {
  const shop = openShop()
  const { reference } = await shop.begin()
  shop.sandbox.faults.patchPayment(reference.paymentId, { error_description: 'رصيد غير كاف' })
  await shop.sandbox.faults.setState(reference.paymentId, 'rejected', { errorCode: 'bankMessage' })
  renderWithPayments(<PaymentStatus reference={reference} />, shop)
  const words = await screen.findByText('رصيد غير كاف')
  expect(words).toHaveAttribute('dir', 'auto')
  expect(words).toHaveAttribute('lang', '')
  expect(words.parentElement).toHaveTextContent('Your bank says: “رصيد غير كاف”')
})

test('behavior: what the payer typed has, too', async () => {
  const { fireEvent } = await import('@testing-library/react')
  renderWithPayments(<ConnectorList input={{}} value={null} onChange={() => {}} />, openShop())
  await screen.findByRole('button', { name: /Banque Horizon/ })
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'בנק' } })
  expect(screen.getByText('בנק')).toHaveAttribute('dir', 'auto')
})

test('parameters: whenNone', async () => {
  renderWithPayments(<PaymentStatus whenNone="There is no payment." />, openShop())
  expect(await screen.findByText('There is no payment.')).toBeVisible()
})
