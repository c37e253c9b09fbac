import { expect, test } from 'vitest'
import { paymentRequest, setUp } from '../test/setUp.ts'

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
