import { cleanup, screen, waitFor } from '@testing-library/react'
import { createPaymentClient, type ConnectorView } from '@powens-pay/core'
import { useState, type ReactElement } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ConnectorList } from '../src/index.ts'
import { openShop } from '../src/testing/openShop.ts'
import { renderWithPayments } from '../src/testing/renderWithPayments.tsx'
import '../src/styles/styles.css'

const input = { orderId: '42' }
const banks: ConnectorView[] = Array.from({ length: 350 }, (_, index) => ({
  uuid: `bank-${index}`,
  name: `Banque Régionale ${index}`,
  color: '1d4ed8',
  isMostUsed: index < 6,
  is_app_to_app_used: { android: null, ios: null },
  incompatibilities: index % 5 === 0 ? [{ code: 'maxAmount', type: 'warning', limit: '500.00' }] : [],
}))

function Banks(): ReactElement {
  const [bank, setBank] = useState<string | null>(null)
  return (
    <>
      <h1>Order 42</h1>
      <ConnectorList input={input} value={bank} onChange={setBank} />
      <p>Terms of the shop</p>
    </>
  )
}

const find = (selector: string) => document.querySelector<HTMLElement>(selector)!

const painted = () =>
  new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))

/** Everything of an element that a payer may want to see is in the window, and nothing lies on it. */
const isSeen = (element: Element) => {
  const { left, top, right, bottom } = element.getBoundingClientRect()
  return [top + 2, (top + bottom) / 2, bottom - 2].every((y) =>
    element.contains(document.elementFromPoint((left + right) / 2, y)),
  )
}

beforeEach(async () => {
  document.body.style.cssText = 'margin: 1rem; font-family: system-ui; line-height: 1.5'
  const client = createPaymentClient({
    basePath: 'https://shop.example/api/powens',
    fetch: () => Promise.resolve(Response.json({ connectors: banks })),
  })
  renderWithPayments(<Banks />, { ...openShop(), client })
  await screen.findByText('Banque Régionale 0')
})

afterEach(cleanup)

// A phone, a small one, one that is held across, and a window of 1280 × 1024 with a zoom of 400 %.
const windows = [
  [390, 844],
  [320, 568],
  [844, 390],
  [320, 256],
] as const

test.each(windows)(
  'behavior: with 350 banks in %i × %i pixels the page stays short, and what continues stays in view',
  async (width, height) => {
    await page.viewport(width, height)
    await userEvent.click(screen.getByRole('button', { name: 'Show all 350 banks' }))
    await waitFor(() => expect(screen.getAllByRole('button')).toHaveLength(350))
    expect(document.documentElement.scrollHeight).toBeLessThan(2.5 * 844)
    expect(document.documentElement.scrollWidth).toBe(width)
    await userEvent.click(screen.getByRole('button', { name: 'Banque Régionale 3' }))
    const button = await screen.findByRole('button', { name: 'Continue with Banque Régionale 3' })
    window.scrollTo(0, 0)
    find('.powens-pay-connectors').scrollIntoView()
    expect(isSeen(button)).toBe(true)
  },
)

test.each(windows)(
  'behavior: in %i × %i pixels nothing covers the bank that has the focus',
  async (width, height) => {
    await page.viewport(width, height)
    await userEvent.click(screen.getByRole('button', { name: 'Show all 350 banks' }))
    await userEvent.click(screen.getByRole('button', { name: 'Banque Régionale 1' }))
    await screen.findByRole('button', { name: 'Continue with Banque Régionale 1' })
    window.scrollTo(0, 0)
    for (const key of [
      '{ArrowDown}',
      '{ArrowDown}',
      '{ArrowDown}',
      '{End}',
      '{ArrowUp}',
      '{Home}',
      '{ArrowDown}',
    ]) {
      await userEvent.keyboard(key)
      await painted()
      expect(isSeen(document.activeElement!), `${key}: ${document.activeElement!.textContent}`).toBe(true)
    }
  },
)
