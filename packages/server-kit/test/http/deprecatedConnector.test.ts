import type { CreatedPayment } from '@powens-pay/core'
import { banks, testConnector } from '@powens-pay/sandbox'
import { expect, test } from 'vitest'
import { createShop, instruct } from '../createShop.ts'

const [, horizon] = banks

/** A shop that names its bank by the number, which Powens deprecates and still takes. */
function setUp() {
  const named = { id: testConnector.id }
  const bodies: Record<string, unknown>[] = []
  const shop = createShop({
    handler: {
      preparePayment: () => ({
        orderId: '42',
        request: { id_connector: named.id, instructions: [instruct('9.50')] },
      }),
    },
  })
  const { fetch } = shop.sandbox
  shop.sandbox.fetch = async (input, init) => {
    const request = new Request(input, init)
    if (request.method === 'POST' && request.url.endsWith('/payments'))
      bodies.push((await request.clone().json()) as Record<string, unknown>)
    return fetch(request)
  }
  const ada = shop.browser()
  const create = async (body: object = {}) => {
    const response = await ada.post('/payments', { input: { orderId: '42' }, ...body })
    return ((await response.json()) as CreatedPayment).payment
  }
  return { named, bodies, create }
}

test('id_connector: preselects the bank, and changing it makes another payment', async () => {
  const { named, create } = setUp()
  const one = await create()
  expect(one.connector_uuid).toBe(testConnector.uuid)
  expect((await create()).id).toBe(one.id)
  named.id = horizon!.id
  const two = await create()
  expect(two.connector_uuid).toBe(horizon?.uuid)
  expect(two.id).not.toBe(one.id)
})

test('id_connector: gives way to the bank that the payer chose', async () => {
  const { bodies, create } = setUp()
  expect((await create({ connectorUuid: horizon?.uuid })).connector_uuid).toBe(horizon?.uuid)
  expect(bodies).toHaveLength(1)
  expect(bodies[0]).toMatchObject({ connector_uuid: horizon?.uuid })
  expect(bodies[0]).not.toHaveProperty('id_connector')
})
