import { paymentQueryOptions, usePayButton, usePaymentStatus, type PaymentReference } from '@powens-pay/react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { expect, waitFor } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import type { StoryShop } from './support/openStory.ts'
import { useStoryShop } from './support/StoryContext.ts'
import './support/headless.css'

/** A button of the shop's own: everything that the component does is the hook's. */
function OwnButton() {
  const { state, error, buttonProps } = usePayButton({ input: { orderId: '42' } })
  return (
    <>
      <button {...buttonProps} className="own-button">
        {state.pending ? 'One moment…' : 'Order and pay'}
      </button>
      <output>{error?.code}</output>
    </>
  )
}

/** A receipt of the shop's own. */
function OwnStatus() {
  const { reference } = useStoryShop()
  const { state, payment } = usePaymentStatus({ reference })
  return (
    <output className="own-receipt" data-bucket={state.bucket}>
      {payment ? `Order ${payment.orderId}: ${state.status}` : 'Asking the bank…'}
    </output>
  )
}

function Receipt({ reference }: { reference: PaymentReference }) {
  const { shop } = useStoryShop()
  const { data } = useSuspenseQuery(paymentQueryOptions(shop.client, reference))
  return <p className="own-receipt">{`Order ${data.payment.orderId}: ${data.outcome.status}`}</p>
}

/** The same data through react-query's own hook. */
function SuspendedReceipt() {
  const { reference } = useStoryShop()
  return (
    <Suspense fallback={<p>Asking the bank…</p>}>{reference && <Receipt reference={reference} />}</Suspense>
  )
}

const shopOf = (loaded: Record<string, unknown>) => (loaded['story'] as StoryShop).shop

const meta = preview.meta({
  title: 'Components/Headless',
  component: OwnButton,
  tags: ['!autodocs'],
  parameters: { scenario: 'an open order' },
})

export const Button = meta.story({
  play: async ({ canvas, userEvent, loaded }) => {
    await userEvent.dblClick(canvas.getByRole('button', { name: 'Order and pay' }))
    await expect(canvas.getByRole('button', { name: 'One moment…' })).toHaveFocus()
    await waitFor(() => expect((loaded['story'] as StoryShop).destinations).toHaveLength(1))
    await expect(shopOf(loaded).requests).toEqual(['POST /payments'])
  },
})

export const Status = meta.story({
  parameters: { scenario: 'approved, then slow' },
  render: () => <OwnStatus />,
  play: async ({ canvas, loaded }) => {
    await canvas.findByText('Order 42: processing')
    await shopOf(loaded).sandbox.clock.advance(60_000)
    await expect(await canvas.findByText('Order 42: succeeded')).toHaveAttribute('data-bucket', 'paid')
  },
})

export const ReactQuerySuspense = meta.story({
  parameters: { scenario: 'approved at once' },
  render: () => <SuspendedReceipt />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Order 42: succeeded')).toBeVisible()
  },
})
