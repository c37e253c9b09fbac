import { ResumePayment } from '@powens-pay/react'
import { expect, waitFor } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import type { StoryShop } from './support/openStory.ts'

const meta = preview.meta({
  title: 'Components/ResumePayment',
  component: ResumePayment,
  parameters: { scenario: 'begun and left' },
  args: { input: { orderId: '42' } },
})

export const Waiting = meta.story({
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button')).toBeVisible()
  },
})

export const Continued = meta.story({
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent, loaded }) => {
    await userEvent.click(await canvas.findByRole('button'))
    await waitFor(() => expect((loaded['story'] as StoryShop).destinations).toHaveLength(1))
  },
})

export const NothingToContinue = meta.story({
  parameters: { scenario: 'approved at once' },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('button')).toBeNull()
  },
})
