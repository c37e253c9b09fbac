import { findPayment, getPayment, listConnectors } from '@powens-pay/core'
import { afterEach, expect, test, vi } from 'vitest'
import { openShop, type OpenShopOptions } from './openShop.ts'

const methods = ['debug', 'error', 'info', 'log', 'warn'] as const

afterEach(() => {
  vi.restoreAllMocks()
})

test.each<[string, OpenShopOptions]>([
  ['one transfer', {}],
  ['several transfers', { kind: 'bulk', scenario: ['done', 'rjct'] }],
  ['a standing order', { kind: 'recurring', scenario: 'pdng' }],
  ['no webhooks', { webhooks: false }],
])('behavior: whatever a test does with %s, nothing is printed', async (_, options) => {
  const printed = methods.map((method) => vi.spyOn(console, method).mockReturnValue())
  const shop = openShop(options)
  const { client, payer } = shop
  for (const act of ['approve', 'refuse', 'cancel', 'abandon'] as const) {
    const input = { orderId: act }
    await listConnectors(client, { input })
    const { redirectUrl, reference } = await shop.begin(act)
    await payer[act](redirectUrl)
    await getPayment(client, reference)
    await findPayment(client, { input })
  }
  await shop.close()
  expect(printed.flatMap(({ mock }) => mock.calls)).toEqual([])
})

test('behavior: a test creates as many payments as it likes', async () => {
  const shop = openShop()
  for (let order = 0; order < 30; order++) await shop.begin(String(order))
  expect(shop.sandbox.payments.list()).toHaveLength(30)
})
