import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { createElement, type ReactElement, type ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { readLayout } from '../../test/looks/readLayout.ts'
import {
  CancelPayment,
  ConnectorList,
  PayButton,
  PaymentHandoff,
  PaymentStatus,
  ResumePayment,
  type PaymentReference,
} from '../index.ts'
import { de } from '../messages/locales/de.ts'
import { fr } from '../messages/locales/fr.ts'
import { openShop, type OpenShopOptions, type Shop } from '../testing/openShop.ts'
import { renderWithPayments } from '../testing/renderWithPayments.tsx'
import './styles.css'

const input = { orderId: '42' }
const unbreakable = 'Bezahlungsdurchführungsbestätigungsvorgang'

interface Subject {
  name: string
  order?: OpenShopOptions
  /** The payment has been approved, or given up at the bank. */
  act?: 'approve' | 'abandon' | 'refuse'
  draw: (known: PaymentReference) => ReactElement
  /** It shows all that it is going to show. */
  isSettled: () => unknown
  press?: () => HTMLElement
}

const find = (selector: string) => expect(document.querySelector(selector)).not.toBeNull()
const status = (known: PaymentReference) => (
  <PaymentStatus reference={known} input={input} support="mailto:help@shop.example" />
)

const subjects: Subject[] = [
  {
    name: 'a button of each size with a long amount',
    draw: () => (
      <>
        {(['small', 'medium', 'large'] as const).map((size) => (
          <PayButton key={size} input={{ orderId: size }} size={size} amount="1234567.89" block />
        ))}
      </>
    ),
    isSettled: () => find('.powens-pay-button'),
  },
  {
    name: 'a button whose own label cannot be broken',
    draw: () => <PayButton input={input} label={unbreakable} />,
    isSettled: () => find('.powens-pay-button'),
  },
  {
    name: 'what a payer keeps of a dear payment',
    order: { amount: '1234567.89' },
    act: 'approve',
    draw: status,
    isSettled: () => find('.powens-pay-facts'),
  },
  {
    name: 'dear transfers, one of them refused',
    order: { amount: '1234567.89', kind: 'bulk', scenario: ['done', 'rjct', 'done'] },
    act: 'approve',
    draw: status,
    isSettled: () => find('.powens-pay-instructions'),
  },
  {
    name: 'a refusal, with a way on',
    order: { scenario: 'rjct' },
    act: 'approve',
    draw: status,
    isSettled: () => find('.powens-pay-status .powens-pay-button'),
  },
  {
    name: 'the banks, one of them chosen',
    order: { amount: '99999.00' },
    draw: () => <ConnectorList input={input} value={null} onChange={() => {}} />,
    press: () => screen.getByRole('searchbox'),
    isSettled: () => find('.powens-pay-connector'),
  },
  {
    name: 'the code for the phone',
    draw: () => <PaymentHandoff input={input} />,
    press: () => screen.getByRole('button'),
    isSettled: () => find('.powens-pay-qr > *, svg.powens-pay-qr'),
  },
  {
    name: 'a question before a cancellation',
    act: 'abandon',
    draw: (reference) => <CancelPayment reference={reference} />,
    press: () => screen.getByRole('button'),
    isSettled: () => find('.powens-pay-question'),
  },
  {
    name: 'an offer to resume',
    act: 'abandon',
    draw: () => <ResumePayment input={input} />,
    isSettled: () => find('.powens-pay-resume[data-resumable]'),
  },
]

const begin = async (shop: Shop, act: Subject['act']) => {
  const { reference, redirectUrl } = await shop.begin()
  if (act) await shop.payer[act](redirectUrl)
  await shop.sandbox.clock.advance(6_000)
  return reference
}

const pages = [
  { name: '320 px wide', width: 320, style: '' },
  { name: '390 px wide with text of 200 %', width: 390, style: 'font-size: 200%' },
  { name: '640 px wide with text of 200 %', width: 640, style: 'font-size: 200%' },
  { name: '320 px wide, everything aligned in the middle', width: 320, style: 'text-align: center' },
  { name: '390 px wide, everything aligned at the end', width: 390, style: 'text-align: right' },
  { name: '390 px wide, read from the right', width: 390, style: 'direction: rtl' },
]

beforeEach(() => {
  document.body.style.cssText = 'margin: 1rem; font-family: system-ui'
})

afterEach(() => {
  cleanup()
  document.documentElement.style.cssText = ''
})

describe.each(pages)('a page $name', ({ width, style }) => {
  test.each(subjects)('behavior: $name', async ({ order, act, draw, press, isSettled }) => {
    await page.viewport(width, 800)
    document.documentElement.style.cssText = style
    for (const messages of [de, fr]) {
      const shop = openShop(order)
      const reference = act ? await begin(shop, act) : { paymentId: 0, paymentKey: '' }
      const { unmount } = renderWithPayments(draw(reference), shop, { messages })
      if (press) await userEvent.click(press())
      await waitFor(isSettled, { timeout: 20_000 })
      expect(readLayout(document), messages.locale).toEqual([])
      unmount()
      await shop.close()
    }
  })
})

test('behavior: a planted fault of each kind is seen', async () => {
  await page.viewport(320, 800)
  render(
    <div className="powens-pay-status" style={{ inlineSize: '100px' }}>
      <p className="powens-pay-status-amount" style={{ whiteSpace: 'normal', inlineSize: '2rem' }}>
        12 345,67 €
      </p>
      <p className="powens-pay-status-text" style={{ marginBlockStart: '-4rem' }}>
        Paid
      </p>
      <button type="button" className="powens-pay-secondary" style={{ overflowWrap: 'normal' }}>
        {unbreakable}
      </button>
    </div>,
  )
  const found = readLayout(document).join('\n')
  expect(found).toMatch(/^the page is \d+ px wide in 320$/m)
  expect(found).toMatch(/^powens-pay-secondary .* px wide in/m)
  expect(found).toContain('stands on several lines')
  expect(found).toContain('lies on')
  expect(found).toContain('sticks out of its control')
})

test.each<[string, ReactNode, boolean]>([
  ['nothing', undefined, false],
  ['words', 'There is no payment.', true],
  ['an element', createElement('a', { href: '/orders' }, 'Your orders'), true],
  ['an element without text', createElement('img', { alt: 'No payment', src: 'data:,' }), true],
])('behavior: without a payment a page that is given %s for it shows that', async (_, whenNone, isShown) => {
  renderWithPayments(<PaymentStatus data-testid="status" whenNone={whenNone} />, openShop())
  const status = await screen.findByTestId('status')
  await waitFor(() => expect(status.firstElementChild?.childNodes).toHaveLength(isShown ? 1 : 0))
  expect(status.checkVisibility()).toBe(isShown)
})
