import { useSuspenseQuery } from '@tanstack/react-query'
import { screen } from '@testing-library/react'
import { Component, Suspense, type ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import { paymentQueryOptions, type PaymentReference } from '../src/index.ts'
import { openShop, renderWithPayments, type Shop } from '../src/testing/index.ts'

interface BoundaryState {
  error?: { code?: string }
}

class Boundary extends Component<{ children: ReactNode }, BoundaryState> {
  override state: BoundaryState = {}
  static getDerivedStateFromError = (error: object): BoundaryState => ({ error })
  override render(): ReactNode {
    return this.state.error ? <p>{`thrown: ${this.state.error.code}`}</p> : this.props.children
  }
}

/** The recipe of the docs. */
function Receipt({ shop, reference }: { shop: Shop; reference: PaymentReference }) {
  const { data } = useSuspenseQuery(paymentQueryOptions(shop.client, reference))
  return <p>{`${data.payment.amount} ${data.payment.currency}: ${data.outcome.status}`}</p>
}

const draw = (shop: Shop, reference: PaymentReference) =>
  renderWithPayments(
    <Boundary>
      <Suspense fallback={<p>one moment</p>}>
        <Receipt shop={shop} reference={reference} />
      </Suspense>
    </Boundary>,
    shop,
  )

test('behavior: suspends until the server has answered, then shows the outcome', async () => {
  const shop = openShop()
  const { redirectUrl, reference } = await shop.begin()
  await shop.payer.approve(redirectUrl)
  const open = shop.hold()
  draw(shop, reference)
  expect(screen.getByText('one moment')).toBeVisible()
  open()
  expect(await screen.findByText('9.50 EUR: succeeded')).toBeVisible()
  expect(screen.queryByText('one moment')).toBeNull()
  expect(shop.requests.filter((request) => request.startsWith('GET'))).toHaveLength(1)
})

test('behavior: a server that cannot be reached is an error for the nearest boundary', async () => {
  const shop = openShop()
  const { reference } = await shop.begin()
  vi.spyOn(console, 'error').mockImplementation(() => {})
  shop.failNext('offline', 'offline', 'offline', 'offline')
  draw(shop, reference)
  expect(await screen.findByText('thrown: network_error')).toBeVisible()
  vi.restoreAllMocks()
})
