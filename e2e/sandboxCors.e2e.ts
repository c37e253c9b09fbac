import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect, test } from '../packages/sandbox/src/playwright/index.ts'
import { getToken, openPayment } from '../packages/sandbox/test/setUp.ts'

const answer =
  'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 13\r\nconnection: close\r\n\r\n<h1>Shop</h1>'

/** A page of another origin on this machine. It is really served: a browser keeps made-up pages from the loopback address. */
async function serveShop() {
  const server = createServer((socket) => void socket.once('data', () => socket.end(answer)))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

// What a merchant's own webview does: a page of another origin reads its payment with the scoped token.
for (const [name, allow, expected] of [
  ['nothing is allowed', () => '', 'refused'],
  ['another port of the host is', () => '127.0.0.1:1', 'refused'],
  ['its host is', (host: string) => `other.example, ${host}`, 'created'],
  ['its origin is', (host: string) => `http://${host}`, 'created'],
] as const) {
  test(`biapi.allowed_origins: a browser reads a payment where ${name}`, async ({ page, sandbox }) => {
    const shop = await serveShop()
    sandbox.config.set('biapi.allowed_origins', allow(shop.host))
    const { id, scopedToken } = await openPayment(sandbox, await getToken(sandbox))
    await page.goto(`http://${shop.host}`)
    const state = await page.evaluate(
      async ({ url, token }) => {
        try {
          const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
          return ((await response.json()) as { state: string }).state
        } catch {
          return 'refused'
        }
      },
      { url: `${sandbox.apiUrl}/payments/${id}`, token: scopedToken },
    )
    expect(state).toBe(expected)
    shop.close()
  })
}
