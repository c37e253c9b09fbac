import { cleanup, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { scenarios, type Scenario } from '../../../stories/support/scenarios.ts'
import { PaymentStatus, type Messages } from '../src/index.ts'
import { de } from '../src/messages/locales/de.ts'
import { fr } from '../src/messages/locales/fr.ts'
import { openShop } from '../src/testing/openShop.ts'
import { renderWithPayments } from '../src/testing/renderWithPayments.tsx'
import '../src/styles/styles.css'

interface Shift extends PerformanceEntry {
  value: number
  sources: { node: Element | null }[]
}

const outcomes = Object.entries(scenarios as Record<string, Scenario>).filter(
  ([, { isUntouched, server }]) => !isUntouched && !server,
)
const languages = [
  ['en', undefined],
  ['fr', fr],
  ['de', de],
] as const
const card = () => document.querySelector<HTMLElement>('.powens-pay-status')
const painted = () =>
  new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))

let shifts: string[]
let observer: PerformanceObserver

const note = (entries: PerformanceEntryList) => {
  for (const { value, sources } of entries as Shift[])
    shifts.push(
      `${value.toFixed(4)}: ${sources.map(({ node }) => (node?.textContent ?? 'gone').slice(0, 60)).join(' | ')}`,
    )
}

// The first bulk or recurring payment of a visit loads this part; it may come a frame after the control under it.
beforeAll(() => import('../src/components/PaymentDetails.tsx'))

beforeEach(() => {
  document.body.style.cssText = 'margin: 1rem; font-family: system-ui; line-height: 1.5'
  shifts = []
  observer = new PerformanceObserver((list) => note(list.getEntries()))
  observer.observe({ type: 'layout-shift' })
})

afterEach(() => {
  observer.disconnect()
  cleanup()
})

async function readShifts() {
  await painted()
  note(observer.takeRecords())
  return shifts.splice(0)
}

/** The page to which a payer returns, while the shop keeps it waiting. */
async function comeBack({ order, act }: Scenario, messages: Messages | undefined) {
  const shop = openShop(order)
  const begun = await shop.begin()
  await act?.({ shop, ...begun })
  await shop.sandbox.clock.advance(6_000)
  const release = shop.hold()
  renderWithPayments(
    <>
      <h1>Thank you</h1>
      <PaymentStatus
        reference={begun.reference}
        input={{ orderId: '42' }}
        support="mailto:help@shop.example"
      />
      <p>Your orders</p>
    </>,
    shop,
    messages ? { messages } : {},
  )
  await waitFor(() => expect(card()).toHaveAttribute('data-status', 'checking'))
  await painted()
  return { shop, release, ...begun }
}

const isSettled = () => {
  expect(card()).not.toHaveAttribute('data-status', 'checking')
  expect(card()?.querySelector('dl')).not.toBeNull()
}

describe.each([390, 1280])('%i px wide', (width) => {
  beforeEach(() => page.viewport(width, 844))

  test.each(outcomes)('behavior: nothing moves when the answer is there: %s', async (_, scenario) => {
    for (const [language, messages] of languages) {
      const { shop, release } = await comeBack(scenario, messages)
      await readShifts()
      release()
      await waitFor(isSettled, { timeout: 20_000 })
      expect(await readShifts(), language).toEqual([])
      cleanup()
      await shop.close()
    }
  })

  test.each(['done', 'rejected', 'accepted', 'expired', 'teleported'])(
    'behavior: nothing moves when a payment under way becomes %s',
    async (state) => {
      for (const [language, messages] of languages) {
        const { shop, release, reference } = await comeBack(scenarios['approved, then slow'], messages)
        release()
        await waitFor(isSettled, { timeout: 20_000 })
        expect(card()).toHaveAttribute('data-status', 'processing')
        await readShifts()
        await shop.sandbox.faults.setState(reference.paymentId, state)
        await waitFor(() => expect(card()).not.toHaveAttribute('data-status', 'processing'))
        await waitFor(isSettled, { timeout: 20_000 })
        expect(await readShifts(), language).toEqual([])
        cleanup()
        await shop.close()
      }
    },
  )
})

test('behavior: a planted shift is seen', async () => {
  const { shop, release } = await comeBack(scenarios['approved at once'], undefined)
  await readShifts()
  release()
  await waitFor(isSettled, { timeout: 20_000 })
  card()?.before('New: rye bread')
  expect(await readShifts()).not.toEqual([])
  await shop.close()
})
