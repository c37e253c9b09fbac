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
  createPaymentClient,
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
  /** In place of what the shop's server says. */
  tells?: { payment?: object; connectors?: object[] }
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
    name: 'a payee, a reference and a message that cannot be broken',
    act: 'approve',
    tells: {
      payment: {
        payee: unbreakable.repeat(2),
        reference_id: 'F2026'.repeat(7),
        label: unbreakable,
        bank: unbreakable,
        error_description: unbreakable.repeat(3),
      },
    },
    draw: status,
    isSettled: () => find('.powens-pay-facts'),
  },
  {
    name: 'banks whose names cannot be broken, one of them chosen',
    tells: {
      connectors: ['maxAmount', 'unheardOf'].map((code, index) => ({
        uuid: `${index}`,
        name: unbreakable.repeat(2),
        color: null,
        isMostUsed: false,
        is_app_to_app_used: { android: null, ios: null },
        incompatibilities: [{ code, type: 'warning', limit: '123456789012345.00' }],
      })),
    },
    draw: () => <ConnectorList input={input} value="0" onChange={() => {}} />,
    isSettled: () => find('.powens-pay-connectors-continue'),
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

/** The shop, whose server tells a page something else. */
function tell(shop: Shop, tells: NonNullable<Subject['tells']>): Shop {
  const client = createPaymentClient({
    basePath: 'https://shop.example/api/powens',
    async fetch(request) {
      const response = await shop.fetch(request)
      if (!response.headers.get('content-type')?.includes('json')) return response
      const { payment, ...answer } = (await response.json()) as { payment?: object }
      return Response.json(
        { ...answer, ...tells, ...(payment && { payment: { ...payment, ...tells.payment } }) },
        response,
      )
    },
  })
  return { ...shop, client }
}

const begin = async (shop: Shop, act: Subject['act']) => {
  const { reference, redirectUrl } = await shop.begin()
  if (act) await shop.payer[act](redirectUrl)
  await shop.sandbox.clock.advance(6_000)
  return reference
}

const pages = [
  { name: '320 px wide', width: 320, css: '' },
  { name: '390 px wide with text of 200 %', width: 390, css: ':root { font-size: 200% }' },
  { name: '640 px wide with text of 200 %', width: 640, css: ':root { font-size: 200% }' },
  {
    name: '390 px wide with words and lines as far apart as a payer may want them (WCAG 1.4.12)',
    width: 390,
    css: '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
  },
  { name: '320 px wide, everything aligned in the middle', width: 320, css: ':root { text-align: center }' },
  { name: '390 px wide, everything aligned at the end', width: 390, css: ':root { text-align: right }' },
  { name: '390 px wide, read from the right', width: 390, css: ':root { direction: rtl }' },
]

const sheet = document.createElement('style')
document.head.append(sheet)

beforeEach(() => {
  document.body.style.cssText = 'margin: 1rem; font-family: system-ui'
})

afterEach(() => {
  cleanup()
  sheet.textContent = ''
})

describe.each(pages)('a page $name', ({ width, css }) => {
  test.each(subjects)('behavior: $name', async ({ order, act, tells, draw, press, isSettled }) => {
    await page.viewport(width, 800)
    sheet.textContent = css
    for (const messages of [de, fr]) {
      const shop = openShop(order)
      const reference = act ? await begin(shop, act) : { paymentId: 0, paymentKey: '' }
      const { unmount } = renderWithPayments(draw(reference), tells ? tell(shop, tells) : shop, { messages })
      if (press) await userEvent.click(press())
      await waitFor(isSettled, { timeout: 20_000 })
      // What sticks to the window's end is meant to lie on what passes behind it; at the page's end it does not.
      window.scrollTo(0, document.documentElement.scrollHeight)
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
