import { interpretPayment, paymentKeyHeader, type PaymentView } from '@powens-pay/core'
import { expect, test } from 'vitest'
import { createRandom, createVerdict, loadKit, type Kit } from './loadKit.ts'
import type { KeyRing } from '../../src/keys/createKeyRing.ts'

const states = [
  'created',
  'validating',
  'pending',
  'done',
  'accepted',
  'rejected',
  'expired',
  'partial',
] as const
const forms = ['absent', 'true', 'forged', 'twice'] as const
const cookies = ['right', 'wrong', 'absent'] as const

/** Nothing in a callback's URL ever shows as paid, or opens another payment. */
async function forgeCallbacks(kit: Kit, count: number) {
  const random = createRandom(1)
  const { verdict, expectThat } = createVerdict()
  for (let index = 0; index < count; index++) {
    const shop = kit.createShop({ hasWebhooks: false })
    shop.orders.set('43', { customer: 'ada', instructions: [kit.instruct('3.00')] })
    const ada = shop.browser()
    const mine = await ada.create('42')
    const other = await ada.create('43')
    const state = states[index % states.length] ?? 'created'
    await shop.sandbox.faults.setState(mine.payment.id, state)
    await shop.sandbox.faults.setState(other.payment.id, 'done')

    const query = new URLSearchParams()
    const genuine: Record<string, [string, string]> = {
      state: [
        mine.paymentKey,
        random.pick([
          `${mine.paymentKey.slice(0, -2)}AA`,
          other.paymentKey.slice(0, -43) + 'A'.repeat(43),
          'AAAA',
          other.payment.id + mine.paymentKey,
        ]),
      ],
      id_payment: [String(mine.payment.id), random.pick([String(other.payment.id), '0', '-1', '9e9', 'x'])],
      payment_state: [state, random.pick(['done', 'accepted', 'partial'])],
      error: ['cancelled', 'none'],
      error_code: ['insufficientFunds', 'paid'],
      bank_message: ['Non', '<script>'],
    }
    for (const [name, [right, wrong]] of Object.entries(genuine)) {
      const form = name === 'state' && index % 2 ? 'true' : random.pick(forms)
      if (form === 'true' || form === 'twice') query.append(name, right)
      if (form === 'forged' || form === 'twice') query.append(name, wrong)
    }
    const browser = { right: ada, wrong: shop.browser(), absent: shop.browser() }[random.pick(cookies)]
    const location = await browser.follow(`${kit.publicUrl}/callback?${query}`)

    const claim = `${state} ${query}`
    const opened = /#powens-payment-(\d+)-(.+)$/.exec(location)
    const isRefused = location === `${kit.returnUrl}#powens-error-invalid_state`
    expectThat(
      isRefused || (opened?.[1] === String(mine.payment.id) && opened[2] === mine.paymentKey),
      `opened: ${claim}`,
    )
    const response = await shop.handler(
      new Request(`${kit.publicUrl}/payments/${mine.payment.id}`, {
        headers: { [paymentKeyHeader]: mine.paymentKey },
      }),
    )
    const view = ((await response.json()) as { payment: PaymentView }).payment
    const isBelieved = ['paid', 'at_risk'].includes(interpretPayment(view).bucket)
    expectThat(!isBelieved || ['done', 'accepted', 'partial'].includes(state), `paid: ${claim}`)
    expectThat(view.state === state || view.state === 'created', `state: ${claim}`)
    expectThat(
      shop.changes.every(({ payment }) => payment.state === state),
      `delivered: ${claim}`,
    )
  }
  return verdict
}

test('behavior: no forged callback shows as paid', async () => {
  expect(await forgeCallbacks(await loadKit(), 80)).toEqual({ cases: 320, violations: [] })
})

test('behavior: a key that is not verified would open what it names', async () => {
  const trusting = {
    readStatement: async (ring: KeyRing, _: string, text: string) => {
      const fields = Buffer.from(text.slice(0, -43), 'base64url').toString().split('\n').slice(1)
      return fields.length === 6 ? { keys: await ring.newest(), fields } : null
    },
  }
  const kit = await loadKit(['keys/statement.ts', trusting], ['internal/bytes.ts', { equalText: () => true }])
  expect((await forgeCallbacks(kit, 80)).violations).not.toEqual([])
})

test('behavior: a callback that is believed would show as paid', async () => {
  const { advancePayment } = await import('@powens-pay/core')
  const kit = await loadKit([
    'actions/getPayment.ts',
    {
      getPayment: async (_: unknown, { paymentId }: { paymentId: number }) => ({
        id: paymentId,
        state: 'done',
        instructions: [],
      }),
    },
  ])
  expect(advancePayment).toBeTypeOf('function')
  expect((await forgeCallbacks(kit, 80)).violations.some((what) => what.startsWith('paid:'))).toBe(true)
})
