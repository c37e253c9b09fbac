import { createPaymentClient } from '@powens-pay/react'
import { openShop, type Shop } from '@powens-pay/react/testing'
import type { PaymentReference } from '@powens-pay/react'
import { createPace, type Pace } from './createPace.ts'
import { hideScenario } from './hideScenario.ts'
import { scenarios, type Scenario, type ScenarioName } from './scenarios.ts'

export interface StoryShop {
  shop: Shop
  pace: Pace
  reference?: PaymentReference
  redirectUrl: string
  /** Where the page sent the payer. */
  destinations: string[]
  /** A journey shows the bank where the page would be left. Gives back how to stop. */
  onLeave: (listener: (url: string) => void) => () => void
  leave: (url: string) => void
}

/** Opens the shop that a story plays in, and lets its scenario happen. */
export async function openStory(name: ScenarioName, isSlow = false): Promise<StoryShop> {
  const scenario: Scenario = scenarios[name]
  const opened = openShop(scenario.order)
  const client = createPaymentClient({
    basePath: 'https://shop.example/api/powens',
    fetch: hideScenario(opened.fetch),
  })
  const shop = { ...opened, client }
  const destinations: string[] = []
  const listeners = new Set<(url: string) => void>()
  const story = {
    shop,
    pace: createPace(isSlow),
    destinations,
    redirectUrl: '',
    onLeave: (listener: (url: string) => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    leave: (url: string) => {
      destinations.push(url)
      for (const listener of listeners) listener(url)
    },
  }
  const begun = scenario.isUntouched ? {} : await begin(shop, scenario)
  if (scenario.server === 'slow') shop.hold()
  // More often than react-query asks again by itself.
  if (scenario.server === 'down') shop.failNext('offline', 'offline', 'offline', 'offline')
  return { ...story, ...begun }
}

async function begin(shop: Shop, { act }: Scenario) {
  const { redirectUrl, reference } = await shop.begin()
  await act?.({ shop, redirectUrl, reference })
  // Long enough for the shop to look again, short enough for a slow bank to be slow still.
  await shop.sandbox.clock.advance(6_000)
  return { redirectUrl, reference }
}
