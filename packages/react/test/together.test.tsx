import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import * as React from 'react'
import { lazy, StrictMode, Suspense, type ComponentType, type ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import { ConnectorList, PayButton, PaymentProvider, PaymentStatus, ResumePayment } from '../src/index.ts'
import { openShop, type Shop } from '../src/testing/index.ts'

/** Absent in React 18. */
const { Activity } = React as {
  Activity?: ComponentType<{ mode: 'visible' | 'hidden'; children: ReactNode }>
}

const input = { orderId: '42' }

test('behavior: two shops on one page, with one query client, do not mix their payments', async () => {
  const [one, other] = [openShop(), openShop({ amount: '7.00' })]
  const [paid, open] = [await one.begin(), await other.begin()]
  // Each shop gives out ids of its own.
  expect(paid.reference.paymentId).toBe(open.reference.paymentId)
  await one.payer.approve(paid.redirectUrl)
  const draw = (name: string, { client }: Shop, { reference }: typeof paid) => (
    <section aria-label={name}>
      <PaymentProvider client={client}>
        <PaymentStatus reference={reference} />
        <ResumePayment input={input} />
        <ConnectorList input={input} value={null} onChange={() => {}} />
      </PaymentProvider>
    </section>
  )
  render(
    <QueryClientProvider client={new QueryClient()}>
      {draw('one', one, paid)}
      {draw('other', other, open)}
    </QueryClientProvider>,
  )
  const ofOne = within(screen.getByRole('region', { name: 'one' }))
  const ofOther = within(screen.getByRole('region', { name: 'other' }))
  expect(await ofOne.findByText('Paid')).toBeVisible()
  expect((await ofOne.findAllByText('€9.50'))[0]).toBeVisible()
  expect(await ofOther.findByRole('heading', { name: 'Your payment is waiting for you' })).toBeVisible()
  expect((await ofOther.findAllByText('€7.00'))[0]).toBeVisible()
  expect(ofOne.queryByRole('button', { name: 'Continue your payment' })).toBeNull()
  expect(ofOther.queryByText('Paid')).toBeNull()
})

test.runIf(Activity)(
  'behavior: Strict Mode, a hidden page and a neighbour that suspends, all at once',
  async () => {
    const shop = openShop()
    const { reference, redirectUrl } = await shop.begin()
    const outcomes: string[] = []
    const navigate = vi.fn<(url: string) => void>()
    let load = () => {}
    const Neighbour = lazy(
      () =>
        new Promise<{ default: ComponentType }>((resolve) => {
          load = () => resolve({ default: () => null })
        }),
    )
    const draw = (mode: 'visible' | 'hidden', isSuspended = false) =>
      Activity && (
        <StrictMode>
          <PaymentProvider client={shop.client} navigate={navigate}>
            <Activity mode={mode}>
              <Suspense fallback="one moment">
                <PayButton input={input} />
                <PaymentStatus reference={reference} onOutcome={({ status }) => outcomes.push(status)} />
                {isSuspended && <Neighbour />}
              </Suspense>
            </Activity>
          </PaymentProvider>
        </StrictMode>
      )
    const { rerender } = render(draw('visible'))
    await screen.findByText('Your payment is waiting for you')
    for (const isSuspended of [false, true]) {
      rerender(draw('hidden', isSuspended))
      rerender(draw('visible', isSuspended))
    }
    expect(screen.getByText('one moment')).toBeVisible()
    await act(async () => load())
    expect(await screen.findByText('Your payment is waiting for you')).toBeVisible()
    expect(outcomes).toEqual(['requires_action'])

    await shop.payer.approve(redirectUrl)
    await waitFor(() => expect(outcomes).toEqual(['requires_action', 'succeeded']))
    fireEvent.click(screen.getByRole('button', { name: 'Pay by bank' }))
    await waitFor(() => expect(screen.queryByRole('button', { name: /bank/ })).toBeNull())
    expect(navigate).not.toHaveBeenCalled()
  },
)
