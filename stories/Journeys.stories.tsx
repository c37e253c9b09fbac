import { PaymentStatus } from '@powens-pay/react'
import { expect, waitFor } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { JourneyControls } from './support/JourneyControls.tsx'
import { JourneyPage, type JourneyPageProps } from './support/JourneyPage.tsx'
import { findMessages } from './support/languages.ts'
import type { StoryShop } from './support/openStory.ts'
import { useStoryShop } from './support/StoryContext.ts'
import { walkBank } from './support/walkBank.ts'

function Journey(props: JourneyPageProps) {
  const { reference } = useStoryShop()
  return (
    <>
      <JourneyPage {...props} {...(reference && { reference })} />
      <JourneyControls />
    </>
  )
}

const meta = preview.meta({
  title: 'Journeys/From the order to the confirmation',
  component: PaymentStatus,
  tags: ['!autodocs'],
  parameters: { scenario: 'an open order' },
  render: () => <Journey />,
})

const shopOf = (loaded: Record<string, unknown>) => (loaded['story'] as StoryShop).shop
const paceOf = (loaded: Record<string, unknown>) => (loaded['story'] as StoryShop).pace
const statusOf = (canvas: HTMLElement) => canvas.querySelector('.powens-pay-status')
const showsStatus = (canvas: HTMLElement, status: string) =>
  waitFor(() => expect(statusOf(canvas)).toHaveAttribute('data-status', status))

export const Checkout = meta.story({
  play: async ({ canvas, canvasElement, userEvent, loaded }) => {
    await paceOf(loaded).step('The payer presses Pay.')
    await userEvent.click(canvas.getByRole('button'))
    await walkBank(canvasElement, 'approve', paceOf(loaded))
    await showsStatus(canvasElement, 'succeeded')
    await expect(shopOf(loaded).changes.at(-1)?.outcome.status).toBe('succeeded')
  },
})

export const RefusedAtTheBank = meta.story({
  play: async ({ canvas, canvasElement, userEvent, loaded }) => {
    await paceOf(loaded).step('The payer presses Pay.')
    await userEvent.click(canvas.getByRole('button'))
    await walkBank(canvasElement, 'refuse', paceOf(loaded))
    await showsStatus(canvasElement, 'failed')
  },
})

export const LeftInTheWebview = meta.story({
  play: async ({ canvas, canvasElement, userEvent, loaded }) => {
    await paceOf(loaded).step('The payer presses Pay.')
    await userEvent.click(canvas.getByRole('button'))
    await walkBank(canvasElement, 'cancel', paceOf(loaded))
    await showsStatus(canvasElement, 'failed')
    await expect(statusOf(canvasElement)).toHaveAttribute('data-reason', 'cancelled')
  },
})

export const PendingThenPaid = meta.story({
  parameters: { scenario: 'an open order with a slow bank' },
  play: async ({ canvas, canvasElement, userEvent, loaded }) => {
    await paceOf(loaded).step('The payer presses Pay.')
    await userEvent.click(canvas.getByRole('button'))
    await walkBank(canvasElement, 'approve', paceOf(loaded))
    await showsStatus(canvasElement, 'processing')
    await paceOf(loaded).step('A minute later the bank has carried it out.')
    await shopOf(loaded).sandbox.clock.advance(60_000)
    await showsStatus(canvasElement, 'succeeded')
  },
})

export const Bulk = meta.story({
  parameters: { scenario: 'an open order in three parts' },
  play: async ({ canvas, canvasElement, userEvent, loaded }) => {
    await paceOf(loaded).step('The payer presses Pay.')
    await userEvent.click(canvas.getByRole('button'))
    await walkBank(canvasElement, 'approve', paceOf(loaded))
    await showsStatus(canvasElement, 'partially_succeeded')
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(2))
  },
})

export const Recurring = meta.story({
  parameters: { scenario: 'an open order every month' },
  play: async ({ canvas, canvasElement, userEvent, loaded }) => {
    await paceOf(loaded).step('The payer presses Pay.')
    await userEvent.click(canvas.getByRole('button'))
    await walkBank(canvasElement, 'approve', paceOf(loaded))
    await showsStatus(canvasElement, 'active')
  },
})

export const Resume = meta.story({
  parameters: { scenario: 'begun and left' },
  render: () => <Journey offers={['resume']} />,
  play: async ({ canvas, canvasElement, userEvent, loaded }) => {
    await paceOf(loaded).step('The payer comes back and resumes the payment.')
    await userEvent.click(await canvas.findByRole('button'))
    await walkBank(canvasElement, 'approve', paceOf(loaded))
    await showsStatus(canvasElement, 'succeeded')
  },
})

export const Cancellation = meta.story({
  parameters: { scenario: 'begun and left' },
  render: () => <Journey offers={['resume', 'cancel']} />,
  play: async ({ canvas, canvasElement, userEvent, globals, loaded }) => {
    const { cancelPayment, confirmCancel } = findMessages(globals)
    await paceOf(loaded).step('The payer thinks better of it.')
    await userEvent.click(await canvas.findByRole('button', { name: cancelPayment }))
    await paceOf(loaded).step('The payer means it.')
    await userEvent.click(await canvas.findByRole('button', { name: confirmCancel }))
    await showsStatus(canvasElement, 'failed')
    await waitFor(() =>
      expect(canvasElement.querySelector('.powens-pay-resume')).not.toHaveAttribute('data-resumable'),
    )
  },
})

export const HandOff = meta.story({
  render: () => <Journey offers={['handoff']} />,
  play: async ({ canvas, canvasElement, userEvent, loaded }) => {
    const [, phone] = canvas.getAllByRole('button')
    if (!phone) throw new Error('The phone is not offered.')
    await paceOf(loaded).step('The payer would rather pay on the phone.')
    await userEvent.click(phone)
    await expect(await canvas.findByRole('img')).toBeVisible()
    const shop = shopOf(loaded)
    await paceOf(loaded).step('The phone scans the code, and the payer approves there.')
    const { redirectUrl } = await shop.begin()
    await shop.payer.approve(redirectUrl)
    await waitFor(() =>
      expect(canvasElement.querySelector('.powens-pay-handoff')).toHaveAttribute('data-bucket', 'paid'),
    )
    // The payer is not asked to pay twice.
    await expect(canvas.queryByRole('button')).toBeNull()
  },
})

export const BankChosenInTheShop = meta.story({
  render: () => <Journey offers={['banks']} />,
  play: async ({ canvas, canvasElement, userEvent, loaded }) => {
    const isPhoneFirst = () => {
      const phone = canvasElement.querySelector('.powens-pay-handoff')
      return phone?.nextElementSibling?.matches('.powens-pay-button') ?? false
    }
    await paceOf(loaded).step('The payer chooses a bank.')
    await userEvent.click(await canvas.findByRole('button', { name: /Banque Céleste/ }))
    await expect(isPhoneFirst()).toBe(false)
    await paceOf(loaded).step('And another one, whose app takes the approval.')
    await userEvent.click(canvas.getByRole('button', { name: /Banque Horizon/ }))
    await expect(isPhoneFirst()).toBe(true)
    const pay = canvasElement.querySelector<HTMLElement>('.powens-pay-button')
    if (!pay) throw new Error('There is no button to pay.')
    await paceOf(loaded).step('The payer presses Pay.')
    await userEvent.click(pay)
    await walkBank(canvasElement, 'approve', paceOf(loaded))
    await showsStatus(canvasElement, 'succeeded')
  },
})
