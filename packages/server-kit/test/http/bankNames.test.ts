import type { CreatedPayment, PaymentView } from '@powens-pay/core'
import { expect, test } from 'vitest'
import { createPaymentHandler } from '../../src/http/createPaymentHandler.ts'
import { createBrowser, createShop } from '../createShop.ts'

type Browser = ReturnType<typeof createBrowser>

async function listBanks(browser: Browser): Promise<{ uuid: string; name: string }[]> {
  const answer = await browser.post('/connectors', { input: { orderId: '42' } })
  const { connectors } = (await answer.json()) as {
    connectors: { uuid: string; name: string; incompatibilities: unknown[] }[]
  }
  return connectors.filter(({ incompatibilities }) => incompatibilities.length === 0)
}

async function choose(browser: Browser, connectorUuid?: string): Promise<CreatedPayment> {
  const answer = await browser.post('/payments', { input: { orderId: '42' }, connectorUuid })
  return (await answer.json()) as CreatedPayment
}

test('default: the bank that the payer chose in the list has its name, for the page and the merchant', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const [bank] = await listBanks(ada)
  const created = await choose(ada, bank?.uuid)
  expect(bank?.name).toEqual(expect.any(String))
  expect(created.payment.bank).toBe(bank?.name)
  await shop.sandbox.faults.setState(created.payment.id, 'done')
  expect(shop.changes.at(-1)?.payment.bank).toBe(bank?.name)
})

test('behavior: a process that never read the list asks nobody for a name, and keeps the one that is written', async () => {
  const shop = createShop({ hasWebhooks: false })
  const ada = shop.browser()
  const [bank] = await listBanks(ada)
  const created = await choose(ada, bank?.uuid)
  const asked: string[] = []
  const other = createPaymentHandler({
    ...shop.handlerOptions,
    powens: { ...shop.powens, fetch: (request) => (asked.push(request.url), shop.powens.fetch(request)) },
  })
  await shop.sandbox.faults.setState(created.payment.id, 'pending')
  await shop.sandbox.clock.advance(60_000)
  expect(await createBrowser(other).read(created)).toMatchObject({ state: 'pending', bank: bank?.name })
  expect(asked.filter((url) => url.includes('/connectors'))).toEqual([])
})

test('behavior: another bank does not inherit the name, and a payment without a bank has none', async () => {
  const shop = createShop({ hasWebhooks: false })
  const ada = shop.browser()
  const [bank] = await listBanks(ada)
  const created = await choose(ada, bank?.uuid)
  const look = async (connector_uuid: string | null): Promise<PaymentView> => {
    shop.sandbox.faults.patchPayment(created.payment.id, { connector_uuid })
    await shop.sandbox.clock.advance(60_000)
    return ada.read(created)
  }
  const before = await look(bank?.uuid ?? null)
  const after = await look('00000000-0000-0000-0000-000000000000')
  expect([before.bank, after.bank, (await look(null)).bank]).toEqual([bank?.name, null, null])
  expect(after.revision).toBeGreaterThan(before.revision)
})
