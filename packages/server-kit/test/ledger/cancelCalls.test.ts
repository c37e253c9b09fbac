import { expect, test } from 'vitest'
import { reconcilePayments } from '../../src/index.ts'
import { signWebhook } from '../../src/webhooks/signWebhook.ts'
import { createShop, instruct, publicUrl, webhookSecret } from '../createShop.ts'

/** An order that is edited again and again, while Powens cancels nothing; and how often Powens was called. */
async function open(edits: number) {
  let calls = 0
  const shop = createShop({
    hasWebhooks: false,
    powens: {
      fetch: (request) => {
        calls += 1
        return shop.sandbox.fetch(request)
      },
    },
  })
  shop.sandbox.faults.failNext('POST /payments/{id}', { status: 409, times: Number.POSITIVE_INFINITY })
  const perEdit: number[] = []
  for (let edit = 0; edit < edits; edit++) {
    shop.orders.set('42', { customer: 'ada', instructions: [instruct(`${edit + 10}.00`)] })
    const before = calls
    await shop.browser().create()
    perEdit.push(calls - before)
  }
  const sweep = async (): Promise<number> => {
    const before = calls
    // What was cancelled in vain is due again after a while.
    await shop.sandbox.clock.advance(24 * 60 * 60 * 1000)
    await reconcilePayments(shop.handler)
    return calls - before
  }
  /** A webhook that Powens did sign. */
  const push = async (payment: unknown): Promise<void> => {
    const [url, body] = [`${publicUrl}/webhooks`, JSON.stringify(payment)]
    const date = new Date(shop.sandbox.clock.now()).toISOString()
    const headers = await signWebhook({ secret: webhookSecret, url, body, date })
    await shop.handler(new Request(url, { method: 'POST', headers, body }))
  }
  return { ...shop, perEdit, sweep, push }
}

test.each([5, 40])(
  'behavior: a payer waits for no more cancellations after %i edits than after one',
  async (edits) => {
    const { perEdit } = await open(edits)
    // To create, three to cancel, and to read each of those.
    expect(Math.max(...perEdit)).toBeLessThanOrEqual(8)
  },
)

test('behavior: a sweep asks once for each payment that is left open', async () => {
  const { sweep } = await open(40)
  const calls = await sweep()
  expect(calls).toBeGreaterThan(5)
  expect(calls).toBeLessThanOrEqual(2 * 40 + 5)
})

test('behavior: the order stays small, and what becomes known of a payment that it dropped is right', async () => {
  const { stored, sandbox, changes, browser, push } = await open(60)
  const { attempts } = JSON.parse((await stored('order:42'))?.value ?? '') as { attempts: unknown[] }
  expect(attempts.length).toBeLessThanOrEqual(21)

  await sandbox.faults.clear()
  const [first, second] = sandbox.payments.list().map(({ id }) => Number(id))
  // Powens says again that it is only created: it is cancelled.
  await push(sandbox.payments.get(first ?? 0))
  expect(sandbox.payments.get(first ?? 0)).toMatchObject({ state: 'rejected' })
  expect(changes.filter(({ payment }) => payment.id === first)).toEqual([])
  // No link leads to it; if money came all the same, a person looks.
  await sandbox.faults.setState(second ?? 0, 'done')
  await push(sandbox.payments.get(second ?? 0))
  expect(changes.at(-1)).toMatchObject({
    payment: { id: second, review: 'unwanted' },
    isLatest: false,
    aggregate: 'review',
  })
  expect((await browser().post('/payments', { input: { orderId: '42' } })).status).toBe(409)
})
