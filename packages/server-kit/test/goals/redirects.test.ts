import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createVerdict, loadKit, type Kit } from './loadKit.ts'

const hostile = [
  'https://evil.example',
  '//evil.example',
  '\\\\evil.example',
  '/\\evil.example',
  'https:evil.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  ' https://evil.example',
  '\thttps://evil.example',
  'https://shop.example@evil.example',
  'https://shop.example.evil.example',
  'https://shop.example:444/',
  'http://shop.example/',
  'https://xn--shp-5qa.example/',
  'https://shop.example./',
  '/../../evil',
  '/order/..//evil.example',
  '%2F%2Fevil.example',
]

/** However a return path or a hand-made callback is spelled, nobody leaves for another site. */
async function leave(kit: Kit) {
  const { verdict, expectThat } = createVerdict()
  const isOurs = (location: string) => location === '' || new URL(location).origin === kit.origin
  const urls = fc.sample(fc.webUrl({ withFragments: true, withQueryParameters: true }), {
    numRuns: 40,
    seed: 13,
  })
  for (const url of [...hostile, ...urls]) {
    const shop = kit.createShop({ hasWebhooks: false })
    const { preparePayment } = shop.handlerOptions
    const handler = kit.createPaymentHandler({
      ...shop.handlerOptions,
      returnPaths: ['/order/42'],
      preparePayment: async (context) => ({
        ...(await preparePayment(context)),
        returnPath: url.slice(0, 96),
      }),
    })
    const ada = kit.createBrowser(handler)
    const response = await ada.post('/payments', { input: { orderId: '42' } })
    expectThat(response.status === 500, `returnPath ${url}: ${response.status}`)
    if (response.status === 201) {
      const { paymentKey } = (await response.json()) as { paymentKey: string }
      const location = await ada.follow(`${kit.publicUrl}/callback?state=${paymentKey}&id_payment=501`)
      expectThat(isOurs(location), `callback to ${location}`)
    }
    for (const name of ['redirect_uri', 'returnUrl', 'return_to', 'next', 'state']) {
      const location = await ada.follow(
        `${kit.publicUrl}/callback?${name}=${encodeURIComponent(url)}&id_payment=1`,
      )
      expectThat(location !== '' && isOurs(location), `${name} ${url}: ${location}`)
    }
  }
  return verdict
}

test('behavior: nobody leaves for another site', async () => {
  const { cases, violations } = await leave(await loadKit())
  expect(cases).toBeGreaterThan(300)
  expect(violations).toEqual([])
})

test('behavior: without the list of return paths they would', async () => {
  const buildReturnUrl = ({ returnUrl }: { returnUrl: string }, { returnPath }: { returnPath: string }) =>
    new URL(returnPath, returnUrl).href
  const { prepare } = await import('../../src/http/prepare.ts')
  const kit = await loadKit(
    ['http/links.ts', { buildReturnUrl }],
    [
      'http/prepare.ts',
      {
        prepare: ((call, allowed) => {
          const settings = { ...call.settings, returnPaths: { includes: () => true } as never }
          return prepare({ ...call, settings }, allowed)
        }) as typeof prepare,
      },
    ],
  )
  expect((await leave(kit)).violations).not.toEqual([])
})

test('parameters: returnPaths', async () => {
  const kit = await loadKit()
  const shop = kit.createShop({ hasWebhooks: false })
  const { preparePayment } = shop.handlerOptions
  const handler = kit.createPaymentHandler({
    ...shop.handlerOptions,
    returnPaths: ['/order/42'],
    preparePayment: async (context) => ({ ...(await preparePayment(context)), returnPath: '/order/42' }),
  })
  const ada = kit.createBrowser(handler)
  const created = await ada.create()
  const callback = await shop.sandbox.payer.approve(await ada.follow(created.redirectUrl ?? ''))
  expect(await ada.comeBack(callback)).toBe(
    `${kit.origin}/order/42#powens-payment-${created.payment.id}-${created.paymentKey}`,
  )
})

test('behavior: a key of an older configuration leads to the return page itself', async () => {
  const kit = await loadKit()
  const shop = kit.createShop({ hasWebhooks: false })
  const { preparePayment } = shop.handlerOptions
  const older = kit.createPaymentHandler({
    ...shop.handlerOptions,
    returnPaths: ['/order/42'],
    preparePayment: async (context) => ({ ...(await preparePayment(context)), returnPath: '/order/42' }),
  })
  const { payment, paymentKey } = await kit.createBrowser(older).create()
  const callback = `${kit.publicUrl}/callback?state=${paymentKey}&id_payment=${payment.id}`
  const leave = (handler: typeof older) => kit.createBrowser(handler).follow(callback)
  const fragment = `#powens-payment-${payment.id}-${paymentKey}`
  expect(await leave(older)).toBe(`${kit.origin}/order/42${fragment}`)
  for (const returnPaths of [[], ['/order/43'], ['/order']]) {
    const newer = kit.createPaymentHandler({ ...shop.handlerOptions, returnPaths })
    expect(await leave(newer)).toBe(`${String(shop.handlerOptions.returnUrl)}${fragment}`)
  }
})
