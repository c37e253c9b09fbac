import { createPaymentClient } from '@powens-pay/core'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { comeBack } from '../testing/comeBack.ts'
import { openShop, type OpenShopOptions, type ShopPayer } from '../testing/openShop.ts'
import { renderWithPayments } from '../testing/renderWithPayments.tsx'
import { fr } from '../messages/locales/fr.ts'
import { PaymentStatus } from './PaymentStatus.tsx'

const status = () => screen.getByRole('status')
afterEach(() => {
  history.replaceState(null, '', '/')
  vi.unstubAllEnvs()
})

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

test('behavior: what onOutcome throws is told to the browser, and the payer still sees the payment', async () => {
  const shop = openShop()
  const { reference } = await shop.begin()
  const thrown: unknown[] = []
  vi.spyOn(globalThis, 'queueMicrotask').mockImplementation((tell) => {
    try {
      tell()
    } catch (error) {
      thrown.push(error)
    }
  })
  const onOutcome = () => {
    throw new Error('analytics is down')
  }
  renderWithPayments(<PaymentStatus reference={reference} onOutcome={onOutcome} />, shop)
  expect(await screen.findByText('Your payment is waiting for you')).toBeVisible()
  await waitFor(() => expect(thrown).toEqual([new Error('analytics is down')]))
  expect(screen.getByText('Your payment is waiting for you')).toBeVisible()
  vi.restoreAllMocks()
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

test.each<[string, unknown, string[]]>([
  ['no tally', undefined, []],
  ['an empty tally', null, []],
  ['words for a tally', 'three', []],
  ['one share of it', { paid: { count: 2, amount: '19.00' } }, ['2 €19.00 paid']],
  ['no sums', { paid: { count: 2 }, not_paid: { count: 1 }, at_risk: null }, ['2  paid', '1  declined']],
])('behavior: of a server that tells %s the whole payment is shown', async (_, tally, expected) => {
  const shop = await told({ tally }, { kind: 'bulk', scenario: ['done', 'rjct', 'done'] })
  renderWithPayments(<PaymentStatus reference={shop.reference} />, shop)
  expect(await screen.findByText('Partly paid')).toBeVisible()
  await waitFor(() =>
    expect(screen.queryAllByRole('listitem').map((item) => item.textContent)).toEqual(expected),
  )
  expect(screen.getByText('€28.50')).toBeVisible()
})

test('behavior: a standing order says how often and from when', async () => {
  const shop = await leave({ kind: 'recurring', scenario: 'pdng' })
  await shop.sandbox.faults.setState(shop.reference.paymentId, 'pending')
  renderWithPayments(<PaymentStatus reference={shop.reference} />, shop)
  await waitFor(() => expect(status()).toHaveTextContent('Every month, from January 16, 2026'))
})

test('behavior: what is paid is called a payment confirmation, and nothing else is', async () => {
  const paid = await leave()
  await paid.payer.approve(paid.redirectUrl)
  const { unmount } = renderWithPayments(<PaymentStatus reference={paid.reference} />, paid)
  expect(await screen.findByText('Payment confirmation')).toBeVisible()
  unmount()
  for (const [bank, title] of [
    ['Comptoir Mutuel', 'Your bank accepted the order'],
    ['Banque Horizon', 'Your bank declined the payment'],
  ] as const) {
    const shop = await leave({ scenario: bank === 'Banque Horizon' ? 'rjct' : 'done' })
    await shop.payer.approve(shop.redirectUrl, { bank })
    const page = renderWithPayments(<PaymentStatus reference={shop.reference} />, shop)
    expect(await screen.findByRole('heading', { name: title })).toBeVisible()
    expect(screen.queryByText('Payment confirmation')).toBeNull()
    page.unmount()
  }
})

test('parameters: headingLevel', async () => {
  const shop = await leave()
  await shop.payer.approve(shop.redirectUrl)
  const { rerender } = renderWithPayments(<PaymentStatus reference={shop.reference} />, shop)
  expect(await screen.findByRole('heading', { level: 2, name: 'Paid' })).toBeVisible()
  rerender(<PaymentStatus reference={shop.reference} headingLevel={1} />)
  expect(await screen.findByRole('heading', { level: 1, name: 'Paid' })).toBeVisible()
})

/** A payment whose view tells more than this shop's server does. */
async function told(facts: object, options?: OpenShopOptions, how?: Parameters<ShopPayer['approve']>[1]) {
  const shop = await leave(options)
  await shop.payer.approve(shop.redirectUrl, how)
  const client = createPaymentClient({
    basePath: 'https://shop.example/api/powens',
    async fetch(request) {
      const response = await shop.fetch(request)
      if (!response.headers.get('content-type')?.includes('json')) return response
      const answer = (await response.json()) as { payment?: object }
      return Response.json({ ...answer, payment: { ...answer.payment, ...facts } }, response)
    },
  })
  return { ...shop, client }
}

test('behavior: payee, reference, bank and dates are there to be kept, as far as they are told', async () => {
  const shop = await told({
    payee: 'Boulangerie Lumière',
    label: 'Order 42',
    reference_id: 'F-2026-42',
    bank: 'Banque Horizon',
    createdAt: '2026-01-16T12:30:00.000Z',
    execution_date: '2026-02-01',
  })
  // It brings the clipboard.
  const user = userEvent.setup()
  renderWithPayments(
    <PaymentStatus reference={shop.reference} renderLogo={({ name }) => <img alt={`Logo of ${name}`} />} />,
    shop,
  )
  await screen.findByText('Payment confirmation')
  const terms = await screen.findAllByRole('term')
  const facts = terms.map((term) => [term.textContent, term.nextSibling?.textContent])
  expect(facts).toEqual([
    ['Paid to', 'Boulangerie Lumière'],
    ['Reference', 'F-2026-42'],
    ['Label', 'Order 42'],
    ['Your bank', 'Banque Horizon'],
    ['Created on', 'January 16, 2026'],
    ['Execution date', 'February 1, 2026'],
  ])
  expect(screen.getByRole('img', { name: 'Logo of Banque Horizon' })).toBeVisible()

  await user.click(screen.getByRole('button', { name: 'Copy the details' }))
  expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await navigator.clipboard.readText()).toBe(
    [
      'Paid',
      '€9.50',
      'Paid to: Boulangerie Lumière',
      'Reference: F-2026-42',
      'Label: Order 42',
      'Your bank: Banque Horizon',
      'Created on: January 16, 2026',
      'Execution date: February 1, 2026',
    ].join('\n'),
  )
})

test.each([
  ['Pacific/Kiritimati', 'January 17, 2026'],
  ['Europe/Paris', 'January 17, 2026'],
  ['UTC', 'January 16, 2026'],
  ['Pacific/Pago_Pago', 'January 16, 2026'],
])("behavior: in %s the day is the payer's own", async (zone, day) => {
  const shop = await told({ createdAt: '2026-01-16T23:30:00.000Z' })
  vi.stubEnv('TZ', zone)
  renderWithPayments(<PaymentStatus reference={shop.reference} />, shop)
  expect(await screen.findByText(day)).toBeVisible()
})

test.each(['', null, undefined])('behavior: a server that says %s has told no day', async (createdAt) => {
  const shop = await told({ createdAt })
  renderWithPayments(<PaymentStatus reference={shop.reference} />, shop)
  expect(await screen.findByText('Boulangerie Lumière')).toBeVisible()
  expect(screen.queryByText('Created on')).toBeNull()
})

test('behavior: what the server does not know leaves no empty rows, and nothing to copy', async () => {
  const shop = await told({
    payee: null,
    reference_id: null,
    label: null,
    bank: null,
    createdAt: null,
    execution_date: null,
  })
  renderWithPayments(<PaymentStatus reference={shop.reference} />, shop)
  await screen.findByText('Payment confirmation')
  expect(screen.queryByRole('term')).toBeNull()
  expect(screen.queryByRole('button')).toBeNull()
})

test('behavior: who is paid stands there whatever became of the payment; what no bank took is not to be kept', async () => {
  const left = await leave()
  const refused = await leave({ scenario: 'rjct' })
  await refused.payer.approve(refused.redirectUrl)
  const cancelled = await leave()
  await cancelled.payer.cancel(cancelled.redirectUrl)
  for (const shop of [left, refused, cancelled]) {
    const { unmount } = renderWithPayments(<PaymentStatus reference={shop.reference} />, shop)
    expect(await screen.findByText('Boulangerie Lumière')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Copy the details' })).toBeNull()
    unmount()
  }
})

test('behavior: payee, label and bank come from the server, and never an account', async () => {
  const shop = await leave()
  await shop.payer.approve(shop.redirectUrl, { bank: 'Banque Horizon' })
  renderWithPayments(<PaymentStatus reference={shop.reference} />, shop)
  const terms = await screen.findAllByRole('term')
  expect(terms.map((term) => term.textContent)).toEqual(expect.arrayContaining(['Paid to', 'Label']))
  expect(screen.getByText('Boulangerie Lumière')).toBeVisible()
  expect(document.body.textContent).not.toMatch(/FR\d{2}/)
})

test.each([
  ['an empty account', { account: 'empty' as const }, 'Pay from another bank'],
  ['left at the bank', 'cancel' as const, 'Try again'],
])('parameters: input; %s is paid again from here', async (_name, how, label) => {
  const shop = await leave()
  await (how === 'cancel' ? shop.payer.cancel(shop.redirectUrl) : shop.payer.approve(shop.redirectUrl, how))
  const { destinations } = renderWithPayments(
    <PaymentStatus reference={shop.reference} input={{ orderId: '42' }} />,
    shop,
  )
  fireEvent.click(await screen.findByRole('button', { name: label }))
  await waitFor(() => expect(destinations).toHaveLength(1))
  expect(await shop.payer.approve(String(destinations[0]))).toContain('#powens-payment-')
})

test('parameters: support', async () => {
  const shop = await leave({ kind: 'bulk', scenario: ['done', 'rjct', 'done'] })
  await shop.payer.approve(shop.redirectUrl)
  renderWithPayments(<PaymentStatus reference={shop.reference} support="mailto:help@shop.example" />, shop)
  expect(await screen.findByRole('link', { name: 'Contact the shop' })).toHaveAttribute(
    'href',
    'mailto:help@shop.example',
  )
  expect(screen.queryByText('Contact the shop.')).toBeNull()
})

test.each([
  ['websiteUnavailable', 'The payment was not made', 'Your bank could not be reached.'],
  ['noAnswerFromCustomer', 'The payment was not made', 'The payment was not approved in time.'],
  ['confirmationRefused', 'The payment was not made', 'The shop did not confirm the payment.'],
  ['insufficientFunds', 'Your bank declined the payment', 'There is not enough money in your account.'],
])('behavior: %s is not told twice, nor as what it is not', async (errorCode, title, reason) => {
  const shop = await leave()
  await shop.sandbox.faults.setState(shop.reference.paymentId, 'rejected', { errorCode })
  renderWithPayments(<PaymentStatus reference={shop.reference} />, shop)
  expect(await screen.findByRole('heading', { name: title })).toBeVisible()
  expect(screen.getByText(reason)).toBeVisible()
})

test.each([
  ['replaced', 'Replaced by a newer payment'],
  ['withdrawn', 'Closed by the shop'],
])('behavior: what was %s is no act of the payer, and is not tried again', async (unwanted, title) => {
  const shop = await told({ unwanted }, { scenario: 'canc' })
  renderWithPayments(<PaymentStatus reference={shop.reference} input={{ orderId: '42' }} />, shop)
  expect(await screen.findByRole('heading', { name: title })).toBeVisible()
  expect(screen.queryByText('Payment cancelled')).toBeNull()
  expect(screen.queryByRole('button')).toBeNull()
})

test('behavior: that the page updates is said while it does, and not when it has stopped', async () => {
  const shop = await leave({ scenario: 'pdng/done' })
  await shop.payer.approve(shop.redirectUrl)
  renderWithPayments(<PaymentStatus reference={shop.reference} />, shop)
  expect(await screen.findByText('This page updates automatically.')).toBeVisible()
  await act(() => shop.sandbox.clock.advance(60_000))
  await screen.findByText('Payment confirmation')
  expect(screen.queryByText('This page updates automatically.')).toBeNull()
})
