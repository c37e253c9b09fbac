import { paymentKeyHeader } from '@powens-pay/core'
import { expect, test } from 'vitest'
import { getWebviewUrl } from '../../src/index.ts'
import { createShop, returnUrl } from '../createShop.ts'

test.each([
  [undefined, {}, 'https://webview.powens.com', '/payment'],
  ['webview', {}, 'https://webview.powens.com', '/payment'],
  ['domain', {}, 'https://acme.biapi.pro', '/2.0/auth/webview/payment'],
  ['domain', { baseUrl: 'http://localhost:4000' }, 'http://localhost:4000', '/2.0/auth/webview/payment'],
] as const)('parameters: webviewFamily %s, %o', async (webviewFamily, sandbox, origin, pathname) => {
  const apiUrl = 'baseUrl' in sandbox ? `${sandbox.baseUrl}/2.0` : undefined
  const shop = createShop({ sandbox, hasWebhooks: false, powens: { webviewFamily, apiUrl } })
  const ada = shop.browser()
  const created = await ada.create()
  const location = await ada.follow(created.redirectUrl ?? '')
  expect(new URL(location)).toMatchObject({ origin, pathname })
  // The payer finds the pages there, and comes back.
  const page = await ada.comeBack(await shop.sandbox.payer.approve(location))
  expect(page).toContain(`${returnUrl}#powens-payment-${created.payment.id}-`)
})

test('behavior: the hand-off page lets its button lead there', async () => {
  const shop = createShop({ hasWebhooks: false, powens: { webviewFamily: 'domain' } })
  const ada = shop.browser()
  const { payment, paymentKey } = await ada.create()
  const asked = await ada.post(`/payments/${payment.id}/handoff`, {}, { [paymentKeyHeader]: paymentKey })
  const { url } = (await asked.json()) as { url: string }
  const page = await shop.browser().send('', { url })
  expect(page.headers.get('content-security-policy')).toContain("form-action 'self' https://acme.biapi.pro ")
})

test('getWebviewUrl: parameters: family, stronger than webviewFamily', async () => {
  const shop = createShop({ hasWebhooks: false, powens: { webviewFamily: 'domain' } })
  const { payment } = await shop.browser().create()
  const parameters = { paymentId: payment.id, redirectUri: 'https://shop.example/back' }
  const address = async (family?: 'webview') =>
    new URL(await getWebviewUrl(shop.powens, { ...parameters, family })).host
  expect([await address(), await address('webview')]).toEqual(['acme.biapi.pro', 'webview.powens.com'])
})
