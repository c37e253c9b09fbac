import {
  CancelPayment,
  ConnectorList,
  PayButton,
  PaymentHandoff,
  PaymentStatus,
  ResumePayment,
} from '@powens-pay/react'
import type { ReactElement } from 'react'
import type { StoryShop } from './openStory.ts'
import { scenarios, type Scenario, type ScenarioName } from './scenarios.ts'

/** One state, in every language and theme. */
export interface WallRow {
  title: string
  scenario: ScenarioName
  draw: (story: StoryShop) => ReactElement
}

const input = { orderId: '42' }
const names = Object.keys(scenarios) as ScenarioName[]

/** Every scenario with a payment shows its status. */
const statuses = names
  .filter((name) => !(scenarios[name] as Scenario).isUntouched)
  .map((scenario): WallRow => ({
    title: `Status: ${scenario}`,
    scenario,
    draw: ({ reference }) => (
      <PaymentStatus reference={reference} input={input} support="mailto:help@shop.example" />
    ),
  }))

export const wallRows: readonly WallRow[] = [
  {
    title: 'Button',
    scenario: 'an open order',
    draw: () => <PayButton input={input} amount="9.50" />,
  },
  {
    title: 'Banks',
    scenario: 'an open order',
    draw: () => <ConnectorList input={input} value={null} onChange={() => {}} />,
  },
  {
    title: 'Banks while they are loaded',
    scenario: 'an open order, and a slow shop',
    draw: () => <ConnectorList input={input} value={null} onChange={() => {}} />,
  },
  {
    title: 'Banks that cannot be loaded',
    scenario: 'an open order, and the shop is down',
    draw: () => <ConnectorList input={input} value={null} onChange={() => {}} />,
  },
  {
    title: 'Phone',
    scenario: 'an open order',
    draw: () => <PaymentHandoff input={input} />,
  },
  {
    title: 'Payment to resume',
    scenario: 'begun and left',
    draw: () => <ResumePayment input={input} />,
  },
  {
    title: 'Cancellation',
    scenario: 'begun and left',
    draw: ({ reference }) => (reference ? <CancelPayment reference={reference} /> : <></>),
  },
  ...statuses,
]
