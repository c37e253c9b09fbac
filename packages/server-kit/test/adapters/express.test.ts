import express, { type ErrorRequestHandler, type Express } from 'express'
import express4 from 'express-4'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createServer } from 'node:http'
import { toNodeHandler } from '../../src/adapters/node.ts'
import { signWebhook } from '../../src/webhooks/signWebhook.ts'
import { createShop, publicUrl, webhookSecret } from '../createShop.ts'
import { serverSuite } from './serverSuite.ts'
import { listen } from './Served.ts'

const answerError: ErrorRequestHandler = (_error, _request, response, _next) =>
  void response.status(500).end()

describe.each([
  ['Express 5', express],
  ['Express 4', express4 as unknown as typeof express],
])('%s', (name, create) => {
  serverSuite(name, (handler) => {
    const app: Express = create()
    app.use('/api/powens', toNodeHandler(handler))
    // After the handler, as the rest of an application has it.
    app.use(create.json())
    app.use(answerError)
    return listen(createServer(app))
  })

  async function deliver(parser: ReturnType<typeof express.json>) {
    const shop = createShop()
    const app: Express = create()
    app.use(parser)
    app.use('/api/powens', toNodeHandler(shop.handler))
    const served = await listen(createServer(app))
    onTestFinished(served.close)
    const body = '{ "id": 999999, "state": "done" }'
    const date = new Date(shop.sandbox.clock.now()).toISOString()
    const signed = await signWebhook({ body, url: `${publicUrl}/webhooks`, secret: webhookSecret, date })
    const headers = { ...signed, 'content-type': 'application/json' }
    const response = await served.fetch('/api/powens/webhooks', { method: 'POST', body, headers })
    return { shop, response }
  }

  test('behavior: a body parser in front is named to the merchant, and to nobody else', async () => {
    const { shop, response } = await deliver(create.json())
    expect(response.status).toBe(500)
    expect(await response.json()).toMatchObject({ code: 'internal_error' })
    expect(String(shop.errors[0])).toContain('Mount the handler before express.json()')
  })

  test('behavior: express.raw() in front keeps the bytes, which is enough', async () => {
    const { shop, response } = await deliver(create.raw({ type: '*/*' }))
    expect(response.status).not.toBe(500)
    expect(shop.errors).toEqual([])
    expect(shop.events.map(({ type }) => type)).not.toContain('webhook.rejected')
  })
})
