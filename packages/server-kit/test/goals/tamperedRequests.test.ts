import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromUtf8 } from '../../src/internal/bytes.ts'
import { createVerdict, loadKit, type Kit } from './loadKit.ts'

const names = [
  'input',
  'orderId',
  'connectorUuid',
  'amount',
  'currency',
  'instructions',
  'beneficiary',
  'identification',
  'iban',
  'request',
  'client_redirect_uri',
  'client_state',
  'payer',
  'payer_identity',
  'price',
  'constructor',
  'prototype',
  'toString',
  'id_payment',
]
const json = fc.object({ key: fc.constantFrom(...names), maxDepth: 3, maxKeys: 5 })

/** What the browser sends besides the order's name changes nothing that goes to Powens. */
async function tamper(kit: Kit, count: number) {
  const { verdict, expectThat } = createVerdict()
  const sent: string[] = []
  const shop = kit.createShop({ hasWebhooks: false })
  const { fetch } = shop.sandbox
  shop.sandbox.fetch = async (input, init) => {
    const request = new Request(input, init)
    if (request.method === 'POST' && new URL(request.url).pathname.endsWith('/payments'))
      sent.push(await request.clone().text())
    return fetch(request)
  }
  let index = 0
  await fc.assert(
    fc.asyncProperty(json, json, async (extra, outer) => {
      const orderId = `order-${++index}`
      shop.orders.set(orderId, { customer: 'ada', instructions: [kit.instruct('9.50')] })
      sent.length = 0
      const body = { ...(index % 2 ? outer : {}), input: { ...(extra as object), orderId } }
      const response = await shop.browser().post('/payments', body)
      const key =
        response.status === 201 ? ((await response.json()) as { paymentKey: string }).paymentKey : ''
      const expected = {
        instructions: [{ ...kit.instruct('9.50'), amount: 9.5 }],
        payer_identity: { kind: 'individual', first_name: 'Ada', last_name: 'Martin' },
        client_redirect_uri: `${kit.publicUrl}/callback`,
        client_state: key,
        ...(typeof body === 'object' && 'connectorUuid' in body && key
          ? { connector_uuid: Reflect.get(body, 'connectorUuid') as unknown }
          : {}),
      }
      const isSame = sent.every((text) => canonical(JSON.parse(text)) === canonical(expected))
      expectThat(
        response.status === 201 ? sent.length === 1 && isSame : sent.length === 0,
        `${JSON.stringify(body)} → ${sent.join()}`,
      )
    }),
    { numRuns: count, seed: 2 },
  )
  return verdict
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => a.localeCompare(b)))
      : part,
  )

test('behavior: no tampered request changes what goes to Powens', async () => {
  expect(await tamper(await loadKit(), 500)).toEqual({ cases: 500, violations: [] })
})

test('behavior: a request that were merged would', async () => {
  const { prepare } = await import('../../src/http/prepare.ts')
  const merging: typeof prepare = async (call, allowed) => {
    const body = await call.request.readBody(65_536)
    const request = { ...call.request, readBody: async () => body }
    const answer = await prepare({ ...call, request }, allowed).catch(() => null)
    const { input } = JSON.parse(fromUtf8(body)) as { input: Record<string, unknown> }
    if (!answer) throw new Error('refused')
    const [first] = answer.prepared.request.instructions
    if (first && typeof input['amount'] === 'string')
      Object.assign(first, { label: input['amount'].slice(0, 9) || 'x' })
    return answer
  }
  expect(
    (await tamper(await loadKit(['http/prepare.ts', { prepare: merging }]), 500)).violations,
  ).not.toEqual([])
})

/** An observation of other money never counts as paid. */
async function observeOtherMoney(kit: Kit) {
  const { verdict, expectThat } = createVerdict()
  const other: [string, object][] = [
    ['amount', { amount: 950 }],
    ['cents', { amount: 9.49 }],
    ['currency', { currency: { id: 'USD' } }],
    ['beneficiary', { beneficiary: { scheme_name: 'iban', identification: 'DE89370400440532013000' } }],
  ]
  for (const [what, patch] of other) {
    for (const way of ['webhook', 'read'] as const) {
      const shop = kit.createShop({ hasWebhooks: way === 'webhook' })
      const ada = shop.browser()
      const created = await ada.create()
      const [instruction] = kit.instructionsAt(shop.sandbox, created.payment.id)
      shop.sandbox.faults.patchPayment(created.payment.id, { instructions: [{ ...instruction, ...patch }] })
      await shop.sandbox.faults.setState(created.payment.id, 'done')
      await shop.sandbox.clock.advance(60_000)
      const view = await ada.read(created)
      const { outcome } = shop.changes.at(-1) ?? {}
      expectThat(view.review === 'payment_mismatch', `${way} ${what}: ${view.review}`)
      expectThat(
        outcome?.bucket === 'cannot_tell' && outcome.needsReview,
        `${way} ${what}: ${outcome?.status}`,
      )
      expectThat(
        shop.events.some(({ type }) => type === 'payment.mismatch'),
        `${way} ${what}: no event`,
      )
    }
  }
  return verdict
}

test('behavior: other money than was asked for is never paid', async () => {
  expect(await observeOtherMoney(await loadKit())).toEqual({ cases: 24, violations: [] })
})

test('behavior: without the comparison it would be', async () => {
  const kit = await loadKit(['ledger/order/terms.ts', { matchesTerms: async () => true }])
  expect((await observeOtherMoney(kit)).violations).toHaveLength(24)
})

test('behavior: the same money written another way is the same money', async () => {
  const { createShop, instructionsAt } = await loadKit()
  const shop = createShop()
  const { payment } = await shop.browser().create()
  const [instruction] = instructionsAt(shop.sandbox, payment.id)
  const beneficiary = { identification: 'fr14 2004 1010 0505 0001 3M02 606' }
  shop.sandbox.faults.patchPayment(payment.id, {
    instructions: [{ ...instruction, amount: '9.5000000000', beneficiary }],
  })
  await shop.sandbox.faults.setState(payment.id, 'done')
  expect(shop.changes.at(-1)?.outcome.status).toBe('succeeded')
})
