import type express from 'express'
import type { Express } from 'express'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createServer, type IncomingMessage } from 'node:http'
import { gzipSync } from 'node:zlib'
import { toNodeHandler } from '../../src/adapters/node.ts'
import { signWebhook } from '../../src/webhooks/signWebhook.ts'
import { createShop, publicUrl, webhookSecret } from '../createShop.ts'
import { expressVersions, serveExpress } from './serveExpress.ts'
import { serverSuite } from './serverSuite.ts'
import { listen } from './Served.ts'

describe.each(Object.entries(expressVersions))('%s', (name, create) => {
  serverSuite(name, serveExpress(create))

  async function deliver(parser: ReturnType<typeof express.json>, isCompressed = false) {
    const shop = createShop()
    const app: Express = create()
    app.use(parser)
    app.use('/api/powens', toNodeHandler(shop.handler))
    const served = await listen(createServer(app))
    onTestFinished(served.close)
    const body = '{ "id": 999999, "state": "done" }'
    const date = new Date(shop.sandbox.clock.now()).toISOString()
    const signed = await signWebhook({ body, url: `${publicUrl}/webhooks`, secret: webhookSecret, date })
    const headers = {
      ...signed,
      'content-type': 'application/json',
      ...(isCompressed && { 'content-encoding': 'gzip' }),
    }
    const sent = isCompressed ? new Uint8Array(gzipSync(body)) : body
    const response = await served.fetch('/api/powens/webhooks', { method: 'POST', body: sent, headers })
    return { shop, response }
  }

  test('behavior: a body parser in front is named to the merchant, and to nobody else', async () => {
    const { shop, response } = await deliver(create.json())
    expect(response.status).toBe(500)
    expect(await response.json()).toMatchObject({ code: 'internal_error' })
    expect(String(shop.errors[0])).toContain('mount the handler before app.use(express.json())')
  })

  const keepRaw = (incoming: IncomingMessage & { rawBody?: unknown }, _: unknown, bytes: Buffer): void =>
    void (incoming.rawBody = bytes)

  // A parser unpacks a body, and leaves the header that says it is packed.
  test.each([
    ['express.raw()', false, () => create.raw({ type: '*/*' })],
    ['express.raw()', true, () => create.raw({ type: '*/*' })],
    ['express.json({ verify })', false, () => create.json({ verify: keepRaw })],
    ['express.json({ verify })', true, () => create.json({ verify: keepRaw })],
    ['express.text({ verify })', true, () => create.text({ type: '*/*', verify: keepRaw })],
  ])(
    'behavior: %s in front keeps the bytes, compressed: %j, which is enough',
    async (_, isCompressed, parser) => {
      const { shop, response } = await deliver(parser(), isCompressed)
      // Powens did sign it, and it is about a payment of nobody here.
      expect(response.status).toBeLessThan(300)
      expect(shop.errors).toEqual([])
      expect(shop.events.map(({ type }) => type)).not.toContain('webhook.rejected')
    },
  )
})
