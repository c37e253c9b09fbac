import { openShop, type Shop } from '@powens-pay/react/testing'
import type { PaymentReference } from '@powens-pay/react'
import { scenarios, type Scenario, type ScenarioName } from './scenarios.ts'

export interface StoryShop {
  shop: Shop
  reference?: PaymentReference
  redirectUrl: string
  /** Where the page sent the payer. */
  destinations: string[]
}

/** Opens the shop that a story plays in, and lets its scenario happen. */
export async function openStory(name: ScenarioName): Promise<StoryShop> {
  const scenario: Scenario = scenarios[name]
  const shop = openShop(scenario.order)
  const story = { shop, destinations: [] }
  if (scenario.isUntouched) return { ...story, redirectUrl: '' }
  const { redirectUrl, reference } = await shop.begin()
  await scenario.act?.({ shop, redirectUrl, paymentId: reference.paymentId })
  // Long enough for the shop to look again, short enough for a slow bank to be slow still.
  await shop.sandbox.clock.advance(6_000)
  if (scenario.server === 'slow') shop.hold()
  if (scenario.server === 'down') shop.failNext('offline', 'offline')
  return { ...story, reference, redirectUrl }
}
