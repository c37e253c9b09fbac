import { createSandbox } from '@powens-pay/sandbox'
import { expect, test } from 'vitest'
import { createPaymentHandler } from '../http/createPaymentHandler.ts'
import type { PaymentHandlerOptions } from '../http/options.ts'
import { createPowens } from '../powens/createPowens.ts'
import { guardStore } from '../store/guardStore.ts'
import { memoryStore } from '../store/memoryStore.ts'
import { verifyWebhook } from '../webhooks/verifyWebhook.ts'
import { requirePositive } from './requirePositive.ts'

const sandbox = createSandbox()
const powens = createPowens({ ...sandbox, now: sandbox.clock.now })

const open = (changes: Partial<PaymentHandlerOptions>) =>
  createPaymentHandler({
    powens,
    publicUrl: 'http://localhost:3000/api/powens',
    returnUrl: 'http://localhost:3000/order',
    preparePayment: () => Promise.reject(new Error()),
    onPaymentUpdated: () => undefined,
    onEvent: () => undefined,
    ...changes,
  })

const entries: Record<string, (value: number) => unknown> = {
  'createPaymentHandler retention': (retention) => open({ retention }),
  'createPaymentHandler deliveryTimeout': (deliveryTimeout) => open({ deliveryTimeout }),
  'createPaymentHandler storeTimeout': (storeTimeout) => open({ storeTimeout }),
  'createPaymentHandler rateLimit.limit': (limit) => open({ rateLimit: { limit, window: 1 } }),
  'createPaymentHandler rateLimit.window': (window) => open({ rateLimit: { limit: 1, window } }),
  'createPaymentHandler webhook.maxBodyBytes': (maxBodyBytes) =>
    open({ webhook: { secrets: ['a secret'], maxBodyBytes } }),
  'createPowens timeout': (timeout) => createPowens({ ...sandbox, timeout }),
  'createPowens maxResponseBytes': (maxResponseBytes) => createPowens({ ...sandbox, maxResponseBytes }),
  'guardStore timeout': (timeout) => guardStore(memoryStore(), { timeout }),
  'verifyWebhook maxBodyBytes': (maxBodyBytes) =>
    verifyWebhook({ headers: {}, body: '' }, { secrets: ['a secret'], maxBodyBytes }),
}

const wrong = [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '5' as never, null as never]

test.each(Object.entries(entries))(
  'behavior: %s: a number that ends at once or never is refused',
  async (_, use) => {
    // What stands for the default is not an error.
    const defaults = _.includes('rateLimit') ? wrong : wrong.filter((value) => value !== null)
    for (const value of defaults)
      await expect((async () => use(value))(), String(value)).rejects.toMatchObject({
        code: 'configuration_error',
      })
  },
)

test('default: the number', () => {
  expect(requirePositive('retention', 5)).toBe(5)
  expect(requirePositive('retention', 2 ** 40, Number.MAX_SAFE_INTEGER)).toBe(2 ** 40)
})

test('behavior: a time that no timer takes is refused', () => {
  expect(() => requirePositive('deliveryTimeout', 2 ** 31)).toThrow('from 1 to 2147483647')
})
