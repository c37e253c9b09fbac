import { expect, test } from 'vitest'
import { createShop, returnUrl } from '../createShop.ts'

test('default', async () => {
  const { sandbox, changes, events, errors, browser } = createShop()
  const ada = browser()

  const created = await ada.create()
  expect(created.payment).toMatchObject({ orderId: '42', state: 'created', amount: '9.50', currency: 'EUR' })

  const webview = await ada.follow(created.redirectUrl ?? '')
  const page = await ada.comeBack(await sandbox.payer.approve(webview))
  expect(page).toBe(`${returnUrl}#powens-payment-${created.payment.id}-${created.paymentKey}`)

  await sandbox.clock.advance(60_000)
  await sandbox.webhooks.flush()
  expect((await ada.read(created)).state).toBe('done')
  expect(changes.at(-1)).toMatchObject({ orderId: '42', outcome: { status: 'succeeded', source: 'pushed' } })
  expect(errors).toEqual([])
  expect(events.filter(({ type }) => type === 'request.failed')).toEqual([])
})
