import { PaymentStatus, type PaymentStatusProps } from '@powens-pay/react'
import { expect, fn, waitFor } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import type { StoryShop } from './support/openStory.ts'
import { useStoryShop } from './support/StoryContext.ts'

/** The payment the payer came back with. */
function ReturnPage(props: PaymentStatusProps) {
  const { reference } = useStoryShop()
  return <PaymentStatus reference={reference} {...props} />
}

const meta = preview.meta({
  title: 'Components/PaymentStatus',
  component: PaymentStatus,
  render: (args) => <ReturnPage {...args} />,
  args: { onOutcome: fn() },
})

interface Played {
  canvasElement: HTMLElement
}

const shows =
  (status: string, bucket: string) =>
  async ({ canvasElement }: Played) => {
    const element = canvasElement.querySelector('.powens-pay-status')
    await waitFor(() => expect(element).toHaveAttribute('data-status', status))
    await expect(element).toHaveAttribute('data-bucket', bucket)
  }

export const Checking = meta.story({
  parameters: { scenario: 'approved, and a slow shop' },
  play: shows('checking', 'in_progress'),
})

export const Unreachable = meta.story({
  parameters: { scenario: 'approved, and the shop is down' },
  play: shows('unreachable', 'cannot_tell'),
})

export const NotApprovedYet = meta.story({
  parameters: { scenario: 'begun and left' },
  play: shows('requires_action', 'in_progress'),
})

export const ApproveInApp = meta.story({
  parameters: { scenario: 'to be approved on the phone' },
  play: shows('requires_action', 'in_progress'),
})

export const BeingConfirmed = meta.story({
  parameters: { scenario: 'waiting for the shop' },
  play: shows('requires_action', 'in_progress'),
})

export const CancellationToConfirm = meta.story({
  parameters: { scenario: 'a cancellation to approve' },
  play: shows('requires_action', 'in_progress'),
})

export const BackToTheBankToCancel = meta.story({
  tags: ['!autodocs'],
  parameters: { scenario: 'a cancellation to approve' },
  play: async ({ canvas, userEvent, loaded }) => {
    const { destinations, shop } = loaded['story'] as StoryShop
    await userEvent.click(await canvas.findByRole('button'))
    await waitFor(() => expect(destinations).toHaveLength(1))
    await expect(destinations[0]).toContain(`${new URL(shop.sandbox.apiUrl).origin}/bank/horizon/`)
  },
})

export const Processing = meta.story({
  parameters: { scenario: 'approved, then slow' },
  play: shows('processing', 'in_progress'),
})

export const Paid = meta.story({
  parameters: { scenario: 'approved at once' },
  play: shows('succeeded', 'paid'),
})

export const Accepted = meta.story({
  parameters: { scenario: 'accepted by the bank' },
  play: shows('accepted', 'at_risk'),
})

export const PartlyPaid = meta.story({
  parameters: { scenario: 'in three parts, one refused' },
  play: shows('partially_succeeded', 'at_risk'),
})

export const StandingOrder = meta.story({
  parameters: { scenario: 'every month' },
  play: shows('active', 'paid'),
})

export const StandingOrderStopped = meta.story({
  parameters: { scenario: 'every month, then stopped' },
  play: shows('stopped', 'at_risk'),
})

export const Cancelled = meta.story({
  parameters: { scenario: 'left in the webview' },
  play: shows('failed', 'not_paid'),
})

export const Refused = meta.story({
  parameters: { scenario: 'refused at the bank' },
  play: shows('failed', 'not_paid'),
})

export const NotEnoughMoney = meta.story({
  parameters: { scenario: 'an empty account' },
  play: shows('failed', 'not_paid'),
})

export const BankMessage = meta.story({
  parameters: { scenario: 'stopped by the bank' },
  play: shows('failed', 'not_paid'),
})

export const BankDown = meta.story({
  parameters: { scenario: 'the bank is down' },
  play: shows('failed', 'not_paid'),
})

export const Expired = meta.story({
  parameters: { scenario: 'too late' },
  play: shows('failed', 'not_paid'),
})

export const UnknownState = meta.story({
  parameters: { scenario: 'a state from the future' },
  play: shows('unknown', 'cannot_tell'),
})

export const UnderReview = meta.story({
  parameters: { scenario: 'two endings' },
  play: shows('unknown', 'cannot_tell'),
})

export const PartlyPaidWithoutDetail = meta.story({
  parameters: { scenario: 'in three parts, the bank says no more' },
  play: shows('partially_succeeded', 'at_risk'),
})

export const BulkPaid = meta.story({
  parameters: { scenario: 'in three parts, all paid' },
  play: shows('succeeded', 'paid'),
})
