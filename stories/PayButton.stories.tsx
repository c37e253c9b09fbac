import { PayButton } from '@powens-pay/react'
import { expect, fn, waitFor } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { findMessages } from './support/languages.ts'
import type { StoryShop } from './support/openStory.ts'
import './support/sizes.css'

const shopOf = (loaded: Record<string, unknown>) => (loaded['story'] as StoryShop).shop

const meta = preview.meta({
  title: 'Components/PayButton',
  component: PayButton,
  parameters: { scenario: 'an open order' },
  args: { input: { orderId: '42' }, onCreated: fn(), onError: fn() },
})

export const Idle = meta.story({
  play: async ({ canvas, globals }) => {
    await expect(canvas.getByRole('button', { name: findMessages(globals).pay })).toBeEnabled()
  },
})

export const Disabled = meta.story({
  args: { disabled: true },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button')).toBeDisabled()
    await expect(canvas.getByRole('button')).toHaveAttribute('data-disabled', '')
  },
})

export const WithAmount = meta.story({
  args: { amount: '5.70' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button')).toHaveTextContent(/5[.,]70/)
  },
})

const sizesUsage = `import { PayButton } from '@powens-pay/react'

function Sizes({ orderId }: { orderId: string }) {
  const input = { orderId }
  return (
    <>
      <PayButton input={input} size="small" />
      <PayButton input={input} />
      <PayButton input={input} size="large" />
      <PayButton input={input} block />
    </>
  )
}`

export const Sizes = meta.story({
  parameters: { usage: sizesUsage },
  render: (args) => (
    <div className="sizes">
      <PayButton {...args} size="small" />
      <PayButton {...args} />
      <PayButton {...args} size="large" />
      <PayButton {...args} block />
    </div>
  ),
  play: async ({ canvas }) => {
    const heights = canvas.getAllByRole('button').map((button) => button.getBoundingClientRect().height)
    await expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
  },
})

export const OwnLabel = meta.story({
  args: { children: 'Pay €9.50' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: 'Pay €9.50' })).toBeVisible()
  },
})

const severalUsage = `import { PayButton } from '@powens-pay/react'

function Orders() {
  return (
    <>
      <PayButton input={{ orderId: '42' }}>Pay order 42</PayButton>
      <PayButton input={{ orderId: '43' }}>Pay order 43</PayButton>
    </>
  )
}`

export const Several = meta.story({
  parameters: { usage: severalUsage },
  render: () => (
    <>
      <p>
        <PayButton input={{ orderId: '42' }}>Pay order 42</PayButton>
      </p>
      <p>
        <PayButton input={{ orderId: '43' }}>Pay order 43</PayButton>
      </p>
    </>
  ),
  play: async ({ canvas, userEvent, loaded }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Pay order 43' }))
    await waitFor(() => expect((loaded['story'] as StoryShop).destinations).toHaveLength(1))
    await expect(canvas.getByRole('button', { name: 'Pay order 42' })).toHaveAttribute('data-status', 'idle')
  },
})

export const Creating = meta.story({
  play: async ({ canvas, userEvent, loaded }) => {
    shopOf(loaded).hold()
    await userEvent.click(canvas.getByRole('button'))
    await expect(canvas.getByRole('button')).toHaveAttribute('data-status', 'creating')
    await expect(canvas.getByRole('button')).toHaveFocus()
  },
})

export const Leaving = meta.story({
  play: async ({ canvas, userEvent, args, loaded }) => {
    await userEvent.dblClick(canvas.getByRole('button'))
    await waitFor(() => expect(canvas.getByRole('button')).toHaveAttribute('data-status', 'leaving'))
    await expect(args.onCreated).toHaveBeenCalledOnce()
    await expect(shopOf(loaded).requests).toEqual(['POST /payments'])
  },
})

// The event is the window's, so each has one of its own.
const docs = { story: { inline: false, height: '8rem' } }
const restore = () => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))

export const Checking = meta.story({
  parameters: { docs },
  play: async (context) => {
    await Leaving.play?.(context)
    shopOf(context.loaded).hold()
    restore()
    await waitFor(() => expect(context.canvas.getByRole('button')).toHaveAttribute('data-status', 'checking'))
  },
})

export const BackFromTheBank = meta.story({
  parameters: { docs },
  play: async (context) => {
    await Leaving.play?.(context)
    restore()
    await waitFor(() => expect(context.canvas.getByRole('button')).toHaveAttribute('data-resumable', ''))
  },
})

export const UnderWay = meta.story({
  parameters: { scenario: 'approved, then slow' },
  play: async ({ canvas, userEvent, globals }) => {
    await userEvent.click(canvas.getByRole('button'))
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent(findMessages(globals).underWay))
    await expect(canvas.queryByRole('button')).toBeNull()
  },
})

export const AlreadyPaid = meta.story({
  parameters: { scenario: 'approved at once' },
  play: async ({ canvas, userEvent, globals }) => {
    await userEvent.click(canvas.getByRole('button'))
    const { paid, errors } = findMessages(globals)
    await waitFor(() =>
      expect(canvas.getByRole('status')).toHaveTextContent(`${paid} ${errors.order_already_paid}`),
    )
    await expect(canvas.queryByRole('button')).toBeNull()
  },
})

export const ShopUnreachable = meta.story({
  play: async ({ canvas, userEvent, args, loaded }) => {
    shopOf(loaded).failNext('offline')
    await userEvent.click(canvas.getByRole('button'))
    await waitFor(() => expect(canvas.getByRole('button')).toHaveAttribute('data-error', 'network_error'))
    await expect(args.onError).toHaveBeenCalledOnce()
  },
})

export const PowensDown = meta.story({
  play: async ({ canvas, userEvent, loaded }) => {
    shopOf(loaded).sandbox.faults.failNext('POST /payments', { status: 503, times: Infinity })
    await userEvent.click(canvas.getByRole('button'))
    await waitFor(() =>
      expect(canvas.getByRole('button')).toHaveAttribute('data-error', 'powens_unavailable'),
    )
  },
})
