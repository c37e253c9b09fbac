import { createServer, request as forward, type RequestListener } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isPaymentError } from '@powens-pay/core'
import { startSandbox } from '@powens-pay/sandbox/node'
import { toNodeHandler } from '@powens-pay/server-kit/node'
import { createOrders, type Orders } from '../examples/shop/server/orders.ts'
import { createPreparePayment } from '../examples/shop/server/preparePayment.ts'
import { withSecurityHeaders } from '../examples/shop/server/securityHeaders.ts'
import { createFileServer } from '../examples/shop/server/serveFiles.ts'
import { createSessions } from '../examples/shop/server/sessions.ts'
import { createShopApi } from '../examples/shop/server/shopApi.ts'
import { startBrokerProcess, webhookSecret } from '../packages/cli/test/startBrokerProcess.ts'

type Change = Parameters<Orders['record']>[0]

function listen(listener: RequestListener): Promise<{ url: string; port: number; close(): void }> {
  const server = createServer(listener)
  return new Promise((resolve) => {
    server.listen(0, 'localhost', () => {
      const { port } = server.address() as AddressInfo
      const close = () => {
        server.closeAllConnections()
        server.close()
      }
      resolve({ url: `http://localhost:${port}`, port, close })
    })
  })
}

/** The example shop with its own pages, orders and prices. A broker behind a reverse proxy replaces the handler. */
export async function startBrokerShop() {
  const folder = mkdtempSync(join(tmpdir(), 'powens-pay-shop-'))
  const sessions = createSessions()
  const orders = createOrders()
  const api = createShopApi({ sessions, orders, mode: 'sandbox', secure: false })
  const files = createFileServer(fileURLToPath(new URL('../examples/shop/dist', import.meta.url)))
  const prepare = createPreparePayment(sessions, orders, {
    iban: 'FR1420041010050500013M02606',
    name: 'Fournil SAS',
  })

  const pages = toNodeHandler(async (request) => {
    const { pathname } = new URL(request.url)
    return withSecurityHeaders(await (pathname.startsWith('/api/') ? api(request) : files(request)))
  })
  const backend = await listen((request, response) => void answerBroker(request, response))
  const answerBroker = toNodeHandler(async (request) => {
    const { data } = (await request.json()) as { data: { input: unknown } }
    if (request.url.endsWith('/changes')) {
      orders.record(data as unknown as Change)
      return new Response(null, { status: 204 })
    }
    try {
      return Response.json(await prepare({ input: data.input, request }))
    } catch (error) {
      if (!isPaymentError(error)) throw error
      return Response.json({ message: error.message }, { status: error.status ?? 403 })
    }
  })

  let brokerPort = 0
  const proxy = await listen((request, response) => {
    if (!request.url?.startsWith('/api/powens/')) return void pages(request, response)
    const { url: path, method, headers } = request
    const sent = forward({ host: '127.0.0.1', port: brokerPort, path, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    sent.once('error', () => response.writeHead(502).end())
    response.once('close', () => sent.destroy())
    request.pipe(sent)
  })

  const publicUrl = `${proxy.url}/api/powens`
  const sandbox = await startSandbox({ webhook: { url: `${publicUrl}/webhooks`, secret: webhookSecret } })
  const broker = await startBrokerProcess({
    sandbox,
    backendUrl: backend.url,
    store: `sqlite:${join(folder, 'broker.db')}`,
    environment: {
      PUBLIC_URL: publicUrl,
      RETURN_URL: `${proxy.url}/return`,
      FORWARD_COOKIES: 'shop-session',
      MERCHANT_PREPARE_URL: `${backend.url}/prepare`,
      MERCHANT_CHANGES_URL: `${backend.url}/changes`,
    },
  })
  brokerPort = Number(new URL(broker.publicUrl).port)

  return {
    url: proxy.url,
    port: proxy.port,
    orders,
    sandbox,
    async close() {
      proxy.close()
      await broker.stop()
      backend.close()
      await sandbox.close()
      rmSync(folder, { recursive: true })
    },
  }
}
