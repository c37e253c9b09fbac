import { PaymentHandoff } from '@powens-pay/react'
import { expect, waitFor } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { findMessages } from './support/languages.ts'
import type { StoryShop } from './support/openStory.ts'

const shopOf = (loaded: Record<string, unknown>) => (loaded['story'] as StoryShop).shop

const meta = preview.meta({
  title: 'Components/PaymentHandoff',
  component: PaymentHandoff,
  parameters: { scenario: 'an open order' },
  args: { input: { orderId: '42' } },
})

export const Offered = meta.story({
  play: async ({ canvas, globals }) => {
    const { payOnPhone } = findMessages(globals)
    await expect(await canvas.findByRole('button', { name: payOnPhone })).toBeVisible()
  },
})

export const Open = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'))
    await expect(await canvas.findByRole('img')).toBeVisible()
  },
})

export const Starting = meta.story({
  parameters: { scenario: 'an open order, and a slow shop' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(canvas.getByRole('button'))
    await expect(canvasElement.querySelector('.powens-pay-handoff')).toHaveAttribute(
      'data-status',
      'starting',
    )
  },
})

export const PaidOnThePhone = meta.story({
  play: async (context) => {
    await Open.play?.(context)
    const shop = shopOf(context.loaded)
    const { redirectUrl } = await shop.begin()
    await shop.payer.approve(redirectUrl)
    await waitFor(() =>
      expect(context.canvasElement.querySelector('.powens-pay-handoff')).toHaveAttribute(
        'data-bucket',
        'paid',
      ),
    )
  },
})

export const Unreachable = meta.story({
  parameters: { scenario: 'an open order, and the shop is down' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(canvas.getByRole('button'))
    await waitFor(() =>
      expect(canvasElement.querySelector('.powens-pay-handoff')).toHaveAttribute(
        'data-error',
        'network_error',
      ),
    )
  },
})
