import { findRedirectUriProblem } from '@powens-pay/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSandbox } from '../src/index.ts'
import { call, getToken, openPayment, paymentRequest } from './setUp.ts'

/** Whether the sandbox takes the address for a payment and for a cancellation alike. */
async function createTaker() {
  const sandbox = createSandbox()
  const token = await getToken(sandbox)
  return async (uri: string) => {
    const body = paymentRequest({}, { client_redirect_uri: uri })
    const created = await call(sandbox, 'POST', '/payments', { token, body })
    const { id } = await openPayment(sandbox, token)
    const cancelling = { cancel: true, client_redirect_uri: uri }
    const cancelled = await call(sandbox, 'POST', `/payments/${id}`, { token, body: cancelling })
    expect(cancelled.status).toBe(created.status)
    return created.status === 200
  }
}

test.each([
  ['https://shop.example/return', true],
  ['https://x.example/#/payments?token=abc', true],
  ['https://x.example/#?', true],
  ['shopapp://return#/payments?token=abc', true],
  ['shopapp:/return', true],
  ['http://localhost:3000/return', true],
  ['http://shop.localhost:3000/return', true],
  ['http://a.b.localhost/return', true],
  ['http://127.0.0.2:3000/return', true],
  ['http://[::1]:80/return', true],
  ['https://x.example/?token=abc#/payments', false],
  ['https://x.example/return?', false],
  ['http://x.example/return', false],
  ['http://localhost.evil.example/', false],
  ['http://127.0.0.1.evil.example/', false],
  ['http://notlocalhost/', false],
  ['http://192.168.0.10/', false],
  ['javascript:alert(1)', false],
  ['about:blank', false],
  ['data:text/html,x', false],
  ['blob:https://x.example/1', false],
  ['//x.example/return', false],
])('%s: core and the sandbox have the same answer, %s', async (uri, expected) => {
  const takes = await createTaker()
  expect([findRedirectUriProblem(uri) === null, await takes(uri)]).toEqual([expected, expected])
})

test('behavior: core and the sandbox agree on whatever address', async () => {
  const takes = await createTaker()
  const host = fc.constantFrom('x.example', 'localhost', 'shop.localhost', '127.0.0.9', '[::1]', '10.0.0.1')
  const part = fc.constantFrom('', '/', '/a', '/?', '/a?b=c', '/#', '/#/a?b', '/?a#b', '/#a#b?c', '?', '#?')
  const scheme = fc.constantFrom('https://', 'http://', 'app://', 'app:', 'file://', 'vbscript:', '')
  await fc.assert(
    fc.asyncProperty(scheme, host, part, async (...pieces) => {
      const uri = pieces.join('')
      expect(await takes(uri)).toBe(findRedirectUriProblem(uri) === null)
    }),
    { numRuns: 200 },
  )
})

test('behavior: the callback keeps the fragment, and its parameters stand before it', async () => {
  const sandbox = createSandbox()
  const token = await getToken(sandbox)
  const body = paymentRequest({}, { client_redirect_uri: 'https://x.example/#/payments?token=abc' })
  const { url, id } = await openPayment(sandbox, token, body)
  expect(await sandbox.payer.approve(url)).toBe(
    `https://x.example/?state=order-1042&id_payment=${id}&payment_state=done#/payments?token=abc`,
  )
})
