import { createHandoff, findPayment, listConnectors } from '@powens-pay/core'
import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { fr } from '../messages/locales/fr.ts'
import { openShop } from '../testing/openShop.ts'
import { renderWithPayments } from '../testing/renderWithPayments.tsx'
import { PaymentHandoff } from './PaymentHandoff.tsx'

const input = { orderId: '42' }

test('default', async () => {
  const shop = openShop()
  renderWithPayments(<PaymentHandoff input={input} />, shop)
  expect(shop.requests).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Pay on my phone' }))
  expect(
    await screen.findByRole('img', { name: 'QR code that opens the payment on your phone' }),
  ).toBeVisible()
  expect(screen.getByRole('status')).toHaveTextContent('Scan the code')
})

test('parameters: onOutcome', async () => {
  const shop = openShop()
  const onOutcome = vi.fn<(outcome: { status: string }, payment: { orderId: string }) => void>()
  renderWithPayments(<PaymentHandoff input={input} onOutcome={onOutcome} />, shop)
  await userEvent.click(screen.getByRole('button'))
  await waitFor(() => expect(onOutcome).toHaveBeenCalled())
  expect(onOutcome.mock.lastCall?.[0].status).toBe('requires_action')
  const { redirectUrl } = await shop.begin()
  await act(() => shop.payer.approve(redirectUrl))
  await waitFor(() => expect(onOutcome.mock.lastCall?.[0].status).toBe('succeeded'))
  expect(onOutcome.mock.lastCall?.[1].orderId).toBe('42')
})

test('parameters: connectorUuid', async () => {
  const shop = openShop()
  const [bank] = await listConnectors(shop.client, { input })
  renderWithPayments(<PaymentHandoff input={input} connectorUuid={bank?.uuid} />, shop)
  await userEvent.click(screen.getByRole('button'))
  await screen.findByRole('img')
  expect((await findPayment(shop.client, { input }))?.payment.connector_uuid).toBe(bank?.uuid)
})

test('behavior: this screen turns to the result when the phone is done', async () => {
  const shop = openShop()
  const { container } = renderWithPayments(<PaymentHandoff input={input} />, shop)
  await userEvent.click(screen.getByRole('button'))
  await screen.findByRole('img')
  // The phone goes on with the same payment.
  const { redirectUrl } = await shop.begin()
  await act(() => shop.payer.approve(redirectUrl))
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Paid'))
  expect(screen.queryByRole('img')).toBeNull()
  expect(container.firstElementChild).toHaveAttribute('data-bucket', 'paid')
  expect(container.firstElementChild).toHaveAttribute('data-status', 'done')
})

test('behavior: what the code says is a link of the shop, never one of the bank', async () => {
  const shop = openShop()
  const { reference } = await shop.begin()
  const { url, expiresAt } = await createHandoff(shop.client, reference)
  expect(url).toMatch(/^https:\/\/shop\.example\/api\/powens\/handoff\//)
  expect(Date.parse(expiresAt)).toBeGreaterThan(shop.sandbox.clock.now())
})

test('behavior: a shop that cannot be reached is said, and asked again', async () => {
  const shop = openShop()
  shop.failNext('offline')
  renderWithPayments(<PaymentHandoff input={input} />, shop)
  await userEvent.click(screen.getByRole('button'))
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('The shop cannot be reached'))
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('img')).toBeVisible()
})

/** The code is shown, and `copied` is what the payer copies. */
async function openCode() {
  const shop = openShop()
  const user = userEvent.setup()
  const view = renderWithPayments(<PaymentHandoff input={input} />, shop)
  await user.click(screen.getByRole('button', { name: 'Pay on my phone' }))
  await screen.findByRole('img')
  const getStatus = () => view.container.firstElementChild?.getAttribute('data-status')
  return { shop, user, getStatus, ...view }
}

test('behavior: beside the code it says who is paid how much', async () => {
  await openCode()
  const words = screen.getByRole('status')
  expect(words).toHaveTextContent('€9.50')
  expect(words).toHaveTextContent('Paid to: Boulangerie Lumière')
})

test('behavior: in French a space stands before the colon', async () => {
  renderWithPayments(<PaymentHandoff input={input} />, openShop(), { messages: fr })
  await userEvent.click(screen.getByRole('button'))
  await screen.findByRole('img')
  expect(screen.getByText(/^Bénéficiaire/).textContent).toBe('Bénéficiaire\u00a0: Boulangerie Lumière')
})

test('behavior: a payer without a phone opens the same link here, or copies it', async () => {
  const { user } = await openCode()
  const link = screen.getByRole('link', { name: 'Open here instead' }).getAttribute('href')
  expect(link).toMatch(/^https:\/\/shop\.example\/api\/powens\/handoff\//)
  await user.click(screen.getByRole('button', { name: 'Copy the link' }))
  expect(await navigator.clipboard.readText()).toBe(link)
  expect(screen.getByRole('button', { name: 'Copied' })).toBeVisible()
})

test('behavior: a clipboard that refuses is not said to have copied', async () => {
  const { user } = await openCode()
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'))
  await user.click(screen.getByRole('button', { name: 'Copy the link' }))
  expect(screen.queryByText('Copied')).toBeNull()
})

test.each([
  [
    'the button',
    (user: ReturnType<typeof userEvent.setup>) => user.click(screen.getByRole('button', { name: 'Close' })),
  ],
  ['Escape', (user: ReturnType<typeof userEvent.setup>) => user.keyboard('{Escape}')],
])('behavior: closed by %s, the code is gone, the offer is back and has the focus', async (_, close) => {
  const { shop, user, getStatus } = await openCode()
  screen.getByRole('button', { name: 'Close' }).focus()
  await close(user)
  expect(screen.queryByRole('img')).toBeNull()
  expect(screen.getByRole('status')).toBeEmptyDOMElement()
  expect(getStatus()).toBe('idle')
  const offer = screen.getByRole('button', { name: 'Pay on my phone' })
  expect(offer).toHaveFocus()
  // Opened again it shows the link that it has.
  const asked = shop.requests.filter((request) => request.endsWith('/handoff')).length
  await user.click(offer)
  expect(await screen.findByRole('img')).toBeVisible()
  expect(shop.requests.filter((request) => request.endsWith('/handoff'))).toHaveLength(asked)
})

test('behavior: closed, it still turns to the result when the phone is done', async () => {
  const { shop, user, getStatus } = await openCode()
  const { redirectUrl } = await shop.begin()
  await user.click(screen.getByRole('button', { name: 'Close' }))
  await act(() => shop.payer.approve(redirectUrl))
  await waitFor(() => expect(getStatus()).toBe('done'))
})
