import { expect, test, vi } from 'vitest'
import { createShop, instruct } from '../createShop.ts'

/** A payer with a link, and how many tokens Powens was asked for. */
async function open() {
  const clock = { ahead: 0 }
  let tokens = 0
  const shop = createShop({
    hasWebhooks: false,
    powens: {
      now: () => shop.sandbox.clock.now() + clock.ahead,
      async fetch(request) {
        if (request.url.endsWith('/scopedtoken')) tokens += 1
        return shop.sandbox.fetch(request)
      },
    },
  })
  const payer = shop.browser()
  const { redirectUrl } = await payer.create()
  return { shop, clock, go: () => payer.follow(redirectUrl ?? ''), countTokens: () => tokens }
}

test('default: a link that is opened again within a minute takes the same token', async () => {
  const { clock, go, countTokens } = await open()
  await go()
  clock.ahead = 59_000
  await go()
  expect(countTokens()).toBe(1)
  clock.ahead = 61_000
  await go()
  expect(countTokens()).toBe(2)
})

test('behavior: a clock that was five minutes ahead keeps no token for longer', async () => {
  const { clock, go, countTokens } = await open()
  clock.ahead = 300_000
  await go()
  clock.ahead = 0
  await go()
  expect(countTokens()).toBe(2)
})

test('behavior: opening one link looks at no other', async () => {
  const { shop, go } = await open()
  for (let index = 0; index < 50; index++) {
    shop.orders.set(String(index), { customer: 'ada', instructions: [instruct('9.50')] })
    const payer = shop.browser()
    await payer.follow((await payer.create(String(index))).redirectUrl ?? '')
  }
  const steps = vi.spyOn(Object.getPrototypeOf(new Map().entries()) as MapIterator<unknown>, 'next')
  await go()
  expect(steps.mock.calls.length).toBeLessThan(50)
  steps.mockRestore()
})
