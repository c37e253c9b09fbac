import { PaymentStatus, type Messages, type PaymentStatusProps } from '@powens-pay/react'
import { expect, fn, waitFor } from 'storybook/test'
import preview from '../.storybook/preview.tsx'
import { findMessages } from './support/languages.ts'
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
  args: { onOutcome: fn(), input: { orderId: '42' }, support: 'mailto:help@shop.example' },
})

interface Played {
  canvasElement: HTMLElement
  globals: Record<string, unknown>
}

/** What a status shows: every attribute of its state, and what it says beside its headline. */
interface Shown {
  state: Record<string, string>
  title: (messages: Messages) => string
  says?: (messages: Messages) => string
  /** How many groups of transfers are listed, by what became of them. @default 0 */
  groups?: number
  /** What the payer can press. @default nothing */
  control?: (messages: Messages) => string
}

const shows =
  ({ state, title, says, groups = 0, control }: Shown) =>
  async ({ canvasElement, globals }: Played) => {
    const messages = findMessages(globals)
    const element = canvasElement.querySelector<HTMLElement>('.powens-pay-status')
    if (!element) throw new Error('No status is drawn.')
    await waitFor(() => expect(Object.fromEntries(Object.entries(element.dataset))).toEqual(state))
    const text = (selector: string) =>
      [...element.querySelectorAll(selector)].map((found) => found.textContent)
    await waitFor(() => expect(text('.powens-pay-status-title')).toEqual([title(messages)]))
    // What is loaded later is there too.
    await waitFor(() =>
      expect(text('button:not(.powens-pay-copy), a')).toEqual(control ? [control(messages)] : []),
    )
    await waitFor(() => expect(text('li')).toHaveLength(groups))
    if (says) await waitFor(() => expect(element).toHaveTextContent(says(messages)))
  }

const inProgress = { bucket: 'in_progress' }
const final = { final: '' }
const failed = { status: 'failed', bucket: 'not_paid', ...final }
const atRisk = { bucket: 'at_risk', ...final }
const cannotTell = { bucket: 'cannot_tell' }
const formatTally = ({ tally }: Messages, count: number, total: number) =>
  tally.replace('{count}', String(count)).replace('{total}', String(total))

export const Checking = meta.story({
  parameters: { scenario: 'approved, and a slow shop' },
  play: shows({
    state: { status: 'checking', ...inProgress },
    title: ({ outcomes }) => outcomes.checking[0],
  }),
})

export const Unreachable = meta.story({
  parameters: { scenario: 'approved, and the shop is down' },
  play: shows({
    state: { status: 'unreachable', ...cannotTell, paused: '' },
    title: ({ outcomes }) => outcomes.unreachable[0],
    control: ({ checkAgain }) => checkAgain,
  }),
})

export const NotApprovedYet = meta.story({
  parameters: { scenario: 'begun and left' },
  play: shows({
    state: { status: 'requires_action', action: 'validate', ...inProgress },
    title: ({ outcomes }) => outcomes.validate[0],
    control: ({ continuePayment }) => continuePayment,
  }),
})

export const ApproveInApp = meta.story({
  parameters: { scenario: 'to be approved on the phone' },
  play: shows({
    state: { status: 'requires_action', action: 'approve_in_app', ...inProgress },
    title: ({ outcomes }) => outcomes.approve_in_app[0],
  }),
})

export const BeingConfirmed = meta.story({
  parameters: { scenario: 'waiting for the shop' },
  play: shows({
    state: { status: 'requires_action', action: 'confirm', ...inProgress },
    title: ({ outcomes }) => outcomes.confirm[0],
  }),
})

export const CancellationToConfirm = meta.story({
  parameters: { scenario: 'a cancellation to approve' },
  play: shows({
    state: { status: 'requires_action', action: 'confirm_cancellation', ...inProgress },
    title: ({ outcomes }) => outcomes.confirm_cancellation[0],
    control: ({ goToBank }) => goToBank,
  }),
})

export const BackToTheBankToCancel = meta.story({
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
  play: shows({
    state: { status: 'processing', ...inProgress },
    title: ({ outcomes }) => outcomes.processing[0],
  }),
})

export const Paid = meta.story({
  parameters: { scenario: 'approved at once' },
  play: shows({
    state: { status: 'succeeded', bucket: 'paid', ...final },
    title: ({ outcomes }) => outcomes.succeeded[0],
  }),
})

export const Accepted = meta.story({
  parameters: { scenario: 'accepted by the bank' },
  play: shows({ state: { status: 'accepted', ...atRisk }, title: ({ outcomes }) => outcomes.accepted[0] }),
})

export const PartlyPaid = meta.story({
  parameters: { scenario: 'in three parts, one refused' },
  play: shows({
    state: { status: 'partially_succeeded', ...atRisk },
    title: ({ outcomes }) => outcomes.partially_succeeded[0],
    control: ({ contactShop }) => contactShop,
    says: (messages) => formatTally(messages, 2, 3),
    groups: 2,
  }),
})

export const StandingOrder = meta.story({
  parameters: { scenario: 'every month' },
  play: shows({
    state: { status: 'active', bucket: 'at_risk' },
    title: ({ outcomes }) => outcomes.active[0],
    says: ({ frequencies }) => frequencies.monthly,
  }),
})

export const StandingOrderStopped = meta.story({
  parameters: { scenario: 'every month, then stopped' },
  play: shows({
    state: { status: 'stopped', ...atRisk },
    title: ({ outcomes }) => outcomes.stopped[0],
    control: ({ contactShop }) => contactShop,
    says: ({ frequencies }) => frequencies.monthly,
  }),
})

export const Cancelled = meta.story({
  parameters: { scenario: 'left in the webview' },
  play: shows({
    state: { ...failed, reason: 'cancelled' },
    title: ({ outcomes }) => outcomes.cancelled[0],
    control: ({ tryAgain }) => tryAgain,
  }),
})

export const Refused = meta.story({
  parameters: { scenario: 'declined by the bank' },
  play: shows({
    state: { ...failed, reason: 'rejected' },
    title: ({ outcomes }) => outcomes.rejected[0],
    control: ({ payElsewhere }) => payElsewhere,
  }),
})

export const NotEnoughMoney = meta.story({
  parameters: { scenario: 'an empty account' },
  play: shows({
    state: { ...failed, reason: 'rejected' },
    title: ({ outcomes }) => outcomes.rejected[0],
    control: ({ payElsewhere }) => payElsewhere,
    says: ({ failures }) => failures.insufficientFunds,
  }),
})

export const BankMessage = meta.story({
  parameters: { scenario: 'stopped by the bank' },
  play: shows({
    state: { ...failed, reason: 'rejected' },
    title: ({ outcomes }) => outcomes.rejected[0],
    control: ({ contactShop }) => contactShop,
    says: () => 'Plafond de virement atteint. Contactez votre conseiller.',
  }),
})

export const BankDown = meta.story({
  parameters: { scenario: 'the bank is down' },
  play: shows({
    state: { ...failed, reason: 'rejected' },
    title: ({ outcomes }) => outcomes.not_made[0],
    control: ({ tryAgain }) => tryAgain,
    says: ({ failures }) => failures.websiteUnavailable,
  }),
})

export const Expired = meta.story({
  parameters: { scenario: 'too late' },
  play: shows({
    state: { ...failed, reason: 'expired' },
    title: ({ outcomes }) => outcomes.expired[0],
    control: ({ contactShop }) => contactShop,
  }),
})

export const UnknownState = meta.story({
  parameters: { scenario: 'a state from the future' },
  play: shows({
    state: { status: 'unknown', ...cannotTell },
    title: ({ outcomes }) => outcomes.unknown[0],
    control: ({ contactShop }) => contactShop,
  }),
})

export const UnderReview = meta.story({
  parameters: { scenario: 'two endings' },
  play: shows({
    state: { status: 'unknown', ...cannotTell, ...final, review: '' },
    title: ({ outcomes }) => outcomes.review[0],
    control: ({ contactShop }) => contactShop,
  }),
})

export const PartlyPaidWithoutDetail = meta.story({
  parameters: { scenario: 'in three parts, the bank says no more' },
  play: shows({
    state: { status: 'partially_succeeded', ...atRisk },
    title: ({ outcomes }) => outcomes.partially_succeeded[0],
    control: ({ contactShop }) => contactShop,
    says: ({ instructions }) => instructions.unknown,
    groups: 1,
  }),
})

export const BulkPaid = meta.story({
  parameters: { scenario: 'in three parts, all paid' },
  play: shows({
    state: { status: 'succeeded', bucket: 'paid', ...final },
    title: ({ outcomes }) => outcomes.succeeded[0],
    says: (messages) => formatTally(messages, 3, 3),
    groups: 1,
  }),
})
