import { expect, test } from 'vitest'
import { createReceiver } from '../test/receiver.ts'
import { getToken, openPayment, paymentRequest, setUp } from '../test/setUp.ts'
import { createSandbox, defineBank, testConnector } from './index.ts'

test('default', async () => {
  const { sandbox, url, id, read } = await setUp()
  expect(await read()).toMatchObject({ id, state: 'created', instructions: [{ amount: 9.5 }] })

  expect(await sandbox.payer.approve(url)).toBe(
    `https://shop.example/return?state=order-1042&id_payment=${id}&payment_state=done`,
  )
  expect(await read()).toMatchObject({ state: 'done', error_code: null })
})

test('behavior: a label with a scenario takes its phases on the clock', async () => {
  const { sandbox, url, read } = await setUp({}, paymentRequest({ label: 'pdng/rjct - order 1042' }))
  expect(await sandbox.payer.approve(url)).toContain('payment_state=pending')

  await sandbox.clock.advance(14_999)
  expect(await read()).toMatchObject({ state: 'pending' })
  await sandbox.clock.advance(1)
  expect(await read()).toMatchObject({ state: 'rejected', error_code: 'noSpecifiedReason' })
})

test('parameters: remember forgets the oldest payments, tokens and attempts', async () => {
  const { fetch } = createReceiver()
  const sandbox = createSandbox({ remember: 3, webhook: { url: 'https://shop.example/hooks', fetch } })
  const ids: number[] = []
  for (let count = 0; count < 5; count += 1) {
    const { id, url } = await openPayment(sandbox, await getToken(sandbox))
    await sandbox.payer.approve(url)
    ids.push(id)
  }
  expect(sandbox.payments.list().map((payment) => payment['id'])).toEqual(ids.slice(-3))
  expect(sandbox.webhooks.attempts).toHaveLength(3)
  expect(sandbox.payments.get(ids[0] ?? 0)).toBeUndefined()
})

test('parameters: banks of one’s own', async () => {
  const slow = defineBank({
    ...testConnector,
    name: 'Banque Lente',
    slug: 'lente',
    uuid: '5c0e5a52-8b1f-4f0e-9a31-1a6f0c9d0999',
    behaviour: { isSlow: true },
  })
  const { sandbox, url } = await setUp({ banks: [slow] })
  expect(await sandbox.payer.approve(url)).toContain('payment_state=pending')
})

test.each(['https://acme.biapi.pro', 'acme.biapi.pro', 'Acme', 'acme-', ''])(
  'parameters: "%s" is no domain, and the error says why',
  (domain) => {
    expect(() => createSandbox({ domain })).toThrow(/a label such as 'acme-sandbox'/)
  },
)

test('webhooks: an endpoint that is registered later hears what happens from then on', async () => {
  const { sandbox, url } = await setUp()
  const receiver = createReceiver()
  sandbox.webhooks.register({ url: 'https://shop.example/late', fetch: receiver.fetch })
  await sandbox.payer.approve(url)
  expect(receiver.states()).toEqual(['validating', 'done'])
})
