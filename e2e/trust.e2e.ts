import { chooseBank } from './bank.ts'
import { expect, payButton, placeOrder, test } from './shopTest.ts'

/** Starts a payment and returns what Powens's callback would carry. */
async function startPayment(page: Parameters<typeof placeOrder>[0], shop: Parameters<typeof placeOrder>[1]) {
  const orderId = await placeOrder(page, shop)
  await payButton(page).click()
  await chooseBank(page)
  const payment = shop.payments().find(({ instructions }) => instructions[0]?.label.includes(orderId))
  if (!payment) throw new Error(`No payment of ${orderId} reached the sandbox.`)
  return { orderId, id: payment.id, state: payment.client_state }
}

const callback = (shop: { url: string }, parameters: Record<string, string | number>) =>
  `${shop.url}/api/powens/callback?${new URLSearchParams(parameters as Record<string, string>)}`

test('payment_state=done typed by hand pays nothing', async ({ page, shop }) => {
  const { orderId, id, state } = await startPayment(page, shop)
  await page.goto(callback(shop, { id_payment: id, state, payment_state: 'done' }))
  await expect(page.getByRole('status').first()).toContainText('Your payment is waiting for you')
  await page.goto(`${shop.url}/orders`)
  await expect(page.getByRole('listitem').filter({ hasText: orderId }).locator('.status')).not.toHaveText(
    'Paid',
  )
})

test("another payment's id is not shown with this payment's key", async ({ page, shop }) => {
  const first = await startPayment(page, shop)
  await shop.sandbox.faults.setState(first.id, 'done')
  const second = await startPayment(page, shop)
  await page.goto(callback(shop, { id_payment: first.id, state: second.state, payment_state: 'done' }))
  await expect(page.getByRole('heading', { name: 'Your payment', exact: true })).toBeVisible()
  await expect(page.getByRole('status').first()).not.toContainText('Paid')
})

for (const [name, forge] of Object.entries({
  'a forged state': (state: string) => `${state.slice(0, -4)}AAAA`,
  'no state': () => '',
  'a state of another shop': () => 'order-1042',
}))
  test(`${name} shows that the outcome is unknown`, async ({ page, shop }) => {
    const { id, state } = await startPayment(page, shop)
    await shop.sandbox.faults.setState(id, 'done')
    await page.goto(callback(shop, { id_payment: id, state: forge(state), payment_state: 'done' }))
    await expect(page).toHaveURL(`${shop.url}/return#powens-error-invalid_state`)
    await expect(page.getByRole('status').first()).toContainText('We cannot see your payment yet')
  })

test('the page decides neither amount nor account', async ({ page, shop }) => {
  const orderId = await placeOrder(page, shop)
  const status = await page.evaluate(async (id) => {
    const response = await fetch('/api/powens/payments', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        input: {
          orderId: id,
          amount: 0.01,
          instructions: [{ amount: 0.01, beneficiary: { identification: 'DE89370400440532013000' } }],
        },
      }),
    })
    return response.status
  }, orderId)
  expect(status).toBe(201)
  const [payment] = shop.payments()
  expect(JSON.stringify(payment)).toContain('FR1420041010050500013M02606')
  expect(JSON.stringify(payment)).not.toContain('DE89370400440532013000')
  expect(JSON.stringify(payment)).not.toContain('0.01')
})

test("another customer's order is not there: 404, no key, no call to Powens", async ({ page, shop }) => {
  const orderId = await placeOrder(page, shop)
  await page.getByLabel('Customer').selectOption({ label: 'Karim Benali' })
  await expect(page.getByText('There is no such order for this customer.')).toBeVisible()
  const calls = shop.calls.length
  const answer = await page.evaluate(async (id) => {
    const response = await fetch('/api/powens/payments', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ input: { orderId: id } }),
    })
    return { status: response.status, text: await response.text() }
  }, orderId)
  expect(answer.status).toBe(404)
  expect(JSON.parse(answer.text)).toMatchObject({ code: 'order_not_found' })
  expect(answer.text).not.toContain('paymentKey')
  expect(shop.calls).toHaveLength(calls)
})
