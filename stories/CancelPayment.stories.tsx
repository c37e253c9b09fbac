import { CancelPayment } from '@powens-pay/react'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { findMessages } from './support/languages.ts'
import { useStoryShop } from './support/StoryContext.ts'

function PaymentPage() {
  const { reference } = useStoryShop()
  return reference ? <CancelPayment reference={reference} /> : null
}

const usage = `import { CancelPayment, type PaymentReference } from '@powens-pay/react'

function Cancel({ reference }: { reference: PaymentReference }) {
  return <CancelPayment reference={reference} />
}`

const meta = preview.meta({
  title: 'Components/CancelPayment',
  component: CancelPayment,
  parameters: { scenario: 'begun and left', usage },
  render: () => <PaymentPage />,
  args: { reference: { paymentId: 0, paymentKey: '' } },
})

export const Offered = meta.story({
  play: async ({ canvas, globals }) => {
    const { cancelPayment } = findMessages(globals)
    await expect(await canvas.findByRole('button', { name: cancelPayment })).toBeVisible()
  },
})

/** Presses the button, then the answer that cancels. */
async function cancel(canvasElement: HTMLElement, globals: Record<string, unknown>) {
  const canvas = within(canvasElement)
  const { cancelPayment, confirmCancel } = findMessages(globals)
  await userEvent.click(await canvas.findByRole('button', { name: cancelPayment }))
  await userEvent.click(await canvas.findByRole('button', { name: confirmCancel }))
}

export const AskedOnceMore = meta.story({
  play: async ({ canvas, userEvent, globals }) => {
    const { cancelPayment, cancelQuestion, keepPayment } = findMessages(globals)
    await userEvent.click(await canvas.findByRole('button', { name: cancelPayment }))
    await expect(await canvas.findByRole('group', { name: cancelQuestion })).toBeVisible()
    await expect(canvas.getByRole('button', { name: keepPayment })).toBeVisible()
  },
})

export const Cancelled = meta.story({
  play: async ({ canvas, canvasElement, globals }) => {
    await cancel(canvasElement, globals)
    await expect(await canvas.findByText(findMessages(globals).cancelAsked)).toBeVisible()
    await expect(canvas.queryByRole('button')).toBeNull()
  },
})

export const TooLate = meta.story({
  parameters: { scenario: 'approved at once' },
  play: async ({ canvas, canvasElement, globals }) => {
    await cancel(canvasElement, globals)
    await waitFor(() => expect(canvas.getByRole('button')).toHaveAttribute('data-error', 'not_cancellable'))
  },
})
