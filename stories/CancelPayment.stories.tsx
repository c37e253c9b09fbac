import { CancelPayment } from '@powens-pay/react'
import { expect, waitFor } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { findMessages } from './support/languages.ts'
import { useStoryShop } from './support/StoryContext.ts'

function PaymentPage() {
  const { reference } = useStoryShop()
  return reference ? <CancelPayment reference={reference} /> : null
}

const meta = preview.meta({
  title: 'Components/CancelPayment',
  component: CancelPayment,
  parameters: { scenario: 'begun and left' },
  render: () => <PaymentPage />,
  args: { reference: { paymentId: 0, paymentKey: '' } },
})

export const Offered = meta.story({
  play: async ({ canvas, globals }) => {
    const { cancelPayment } = findMessages(globals)
    await expect(await canvas.findByRole('button', { name: cancelPayment })).toBeVisible()
  },
})

export const AskedOnceMore = meta.story({
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    const button = canvas.getByRole('button')
    const { width } = button.getBoundingClientRect()
    await userEvent.click(button)
    await expect(button).toHaveAttribute('data-status', 'confirming')
    // Nothing on the page moves.
    await expect(button.getBoundingClientRect().width).toBe(width)
  },
})

export const Cancelled = meta.story({
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    await userEvent.dblClick(canvas.getByRole('button'))
    await waitFor(() => expect(canvas.getByRole('button')).toHaveAttribute('data-status', 'done'))
  },
})

export const TooLate = meta.story({
  tags: ['!autodocs'],
  parameters: { scenario: 'approved at once' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.dblClick(canvas.getByRole('button'))
    await waitFor(() => expect(canvas.getByRole('button')).toHaveAttribute('data-error', 'not_cancellable'))
  },
})
