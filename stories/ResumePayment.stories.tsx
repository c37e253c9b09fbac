import { ResumePayment, useResumePayment } from '@powens-pay/react'
import { expect, waitFor } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { findMessages } from './support/languages.ts'
import type { StoryShop } from './support/openStory.ts'

/** Shows that the server has answered. */
function OrderState({ input }: { input: unknown }) {
  const { payment } = useResumePayment({ input })
  return payment && <p>{`The payment is ${payment.outcome.status}.`}</p>
}

const meta = preview.meta({
  title: 'Components/ResumePayment',
  component: ResumePayment,
  parameters: { scenario: 'begun and left' },
  args: { input: { orderId: '42' } },
})

export const Waiting = meta.story({
  play: async ({ canvas, globals }) => {
    const { continuePayment } = findMessages(globals)
    await expect(await canvas.findByRole('button', { name: continuePayment })).toBeVisible()
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
  render: (args) => (
    <>
      <ResumePayment {...args} />
      <OrderState input={args.input} />
    </>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('The payment is succeeded.')).toBeVisible()
    await expect(canvas.queryByRole('button')).toBeNull()
  },
})
