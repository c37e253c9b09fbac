import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { toNodeHandler, type FetchHandler } from './node.ts'

async function listen(handler: FetchHandler): Promise<string> {
  const server = createServer((incoming, outgoing) => void toNodeHandler(handler)(incoming, outgoing))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('default', async () => {
  const url = await listen(async (request) => {
    const { method, headers } = request
    return Response.json({
      method,
      url: request.url,
      type: headers.get('content-type'),
      body: await request.text(),
    })
  })
  const response = await fetch(`${url}/api/powens/payments?a=1`, { method: 'POST', body: '{"é":1}' })
  expect(await response.json()).toEqual({
    method: 'POST',
    url: `${url}/api/powens/payments?a=1`,
    type: 'text/plain;charset=UTF-8',
    body: '{"é":1}',
  })
})

test('behavior: the bytes of a body are untouched', async () => {
  const url = await listen(async (request) => new Response(await request.arrayBuffer()))
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
  const response = await fetch(url, { method: 'POST', body: bytes })
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes)
})

test('behavior: every cookie is its own header', async () => {
  const url = await listen(() => {
    const headers = new Headers()
    headers.append('set-cookie', 'a=1')
    headers.append('set-cookie', 'b=2')
    return new Response(null, { status: 204, headers })
  })
  const response = await fetch(url)
  expect(response.status).toBe(204)
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
})

test('behavior: a stream arrives while it is written', async () => {
  let close = (): void => undefined
  const url = await listen(() => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('first'))
        close = () => controller.close()
      },
    })
    return new Response(body)
  })
  const reader = (await fetch(url)).body?.getReader()
  const first = await reader?.read()
  expect(new TextDecoder().decode(first?.value)).toBe('first')
  close()
  expect((await reader?.read())?.done).toBe(true)
})

test('behavior: a client that leaves ends the stream and aborts the request', async () => {
  const ended = new Promise<string>((resolve) => {
    void listen((request) => {
      const reasons: string[] = []
      const note = (reason: string): void => {
        reasons.push(reason)
        if (reasons.length === 2) resolve(reasons.toSorted().join())
      }
      request.signal.addEventListener('abort', () => note('aborted'))
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new Uint8Array(1)),
        cancel: () => note('cancelled'),
      })
      return new Response(body)
    }).then(async (url) => {
      const leaving = new AbortController()
      const response = await fetch(url, { signal: leaving.signal })
      await response.body?.getReader().read()
      leaving.abort()
    })
  })
  expect(await ended).toBe('aborted,cancelled')
})

test('behavior: a handler that throws is a 500 without a word', async () => {
  const url = await listen(() => {
    throw new Error('FR1420041010050500013M02606')
  })
  const response = await fetch(url)
  expect(response.status).toBe(500)
  expect(await response.text()).not.toContain('FR14')
})

test('behavior: a body that is refused unread does not keep arriving', async () => {
  const url = await listen(() => new Response(null, { status: 413 }))
  let sent = 0
  const status = await new Promise<number | string>((resolve) => {
    const outgoing = httpRequest(url, { method: 'POST' }, (response) => resolve(response.statusCode ?? 0))
    outgoing.on('error', () => resolve('closed'))
    const push = (): void => {
      if (sent > 64 * 1024 * 1024 || outgoing.destroyed) return
      sent += 65_536
      outgoing.write(Buffer.alloc(65_536), push)
    }
    push()
  })
  expect([413, 'closed']).toContain(status)
  expect(sent).toBeLessThan(8 * 1024 * 1024)
})

test('behavior: a mounted application keeps the whole address', async () => {
  const handler = toNodeHandler((request) => new Response(new URL(request.url).pathname))
  const server = createServer((incoming, outgoing) => {
    Object.assign(incoming, { originalUrl: incoming.url, url: '/payments' })
    void handler(incoming, outgoing)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const response = await fetch(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/powens/payments`,
  )
  expect(await response.text()).toBe('/api/powens/payments')
})
