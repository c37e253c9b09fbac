import { createServer } from 'node:http'
import { toNodeHandler, type FetchHandler } from '../../src/adapters/node.ts'
import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createShop } from '../createShop.ts'
import { serveNode } from './serveNode.ts'
import { serverSuite } from './serverSuite.ts'
import { streamOf } from './streamOf.ts'
import { listen, type Listening } from './Served.ts'

serverSuite('node:http', serveNode)

async function open(handler: FetchHandler): Promise<Listening> {
  const served = await listen(createServer(toNodeHandler(handler, { onError: () => undefined })))
  onTestFinished(served.close)
  return served
}

test('behavior: the head does not wait for the first event', async () => {
  const { fetch } = await open(() => new Response(new ReadableStream(), { headers: { 'x-early': 'yes' } }))
  expect((await fetch('/')).headers.get('x-early')).toBe('yes')
})

test('behavior: a stream that breaks is no whole answer', async () => {
  const parts = (async function* () {
    yield new Uint8Array(10)
    await new Promise((resolve) => setTimeout(resolve, 20))
    throw new Error('upstream broke')
  })()
  const { fetch } = await open(() => new Response(streamOf(parts)))
  const response = await fetch('/')
  expect(response.status).toBe(200)
  await expect(response.arrayBuffer()).rejects.toThrow('aborted')
})

test('behavior: headers that came before are kept, unless the answer has its own', async () => {
  const handle = toNodeHandler(() => new Response('', { headers: { 'x-answer': 'handler' } }))
  const server = createServer((incoming, outgoing) => {
    outgoing.setHeader('X-Frame', 'middleware')
    outgoing.setHeader('X-Answer', 'middleware')
    void handle(incoming, outgoing)
  })
  const { fetch, close } = await listen(server)
  onTestFinished(close)
  const { headers } = await fetch('/')
  expect([headers.get('x-frame'), headers.get('x-answer')]).toEqual(['middleware', 'handler'])
})

test('behavior: a connection serves the next request after a body that nobody read', async () => {
  const { origin } = await open((request) => new Response(request.method))
  const socket = connect(Number(new URL(origin).port), '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\nHost: a\r\n\r\n')
  let answer = ''
  while (!answer.includes('GET')) answer += String((await once(socket, 'data'))[0])
  expect(answer.match(/HTTP\/1.1 200 OK/g)).toHaveLength(2)
})

test.each([
  [
    'GET http://evil.example/api/powens/payments?a=1 HTTP/1.1',
    'shop.example',
    'http://shop.example/api/powens/payments?a=1',
  ],
  ['GET //evil.example/api HTTP/1.1', 'shop.example', 'http://shop.example//evil.example/api'],
  ['GET /api/../other HTTP/1.1', 'SHOP.example:80', 'http://shop.example/other'],
  ['GET /a HTTP/1.1', 'user@evil.example/x?', 'http://localhost/a'],
  ['GET /a HTTP/1.1', '[::1]:8080', 'http://[::1]:8080/a'],
])('behavior: %s at %s', async (line, host, url) => {
  const { origin } = await open((request) => new Response(request.url))
  const socket = connect(Number(new URL(origin).port), '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  socket.write(`${line}\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
  let answer = ''
  socket.on('data', (chunk) => (answer += String(chunk)))
  await once(socket, 'close')
  expect(answer.split('\r\n\r\n')[1]).toBe(url)
})

test('behavior: what a handler throws is told to the merchant, and to nobody else', async () => {
  const thrown: unknown[] = []
  const handle = toNodeHandler(
    () => {
      throw new Error('FR1420041010050500013M02606')
    },
    { onError: (error) => void thrown.push(error) },
  )
  const { fetch, close } = await listen(createServer(handle))
  onTestFinished(close)
  const response = await fetch('/')
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(await response.json()).toMatchObject({ status: 500, code: 'internal_error' })
  expect(thrown).toHaveLength(1)
})

test.each([
  ['GET /a HTTP/1.1', 'a:b:c'],
  ['GET /a HTTP/1.1', 'shop.example:99999'],
  ['GET /a HTTP/1.1', '[::1'],
  ['GET http://[/ HTTP/1.1', 'shop.example'],
  ['GET http://a:b:c/secret HTTP/1.1', 'shop.example'],
])('behavior: %s at %s is answered 400, and no log has the address', async (line, host) => {
  const logged: unknown[] = []
  const shop = createShop({ handler: { onError: (error) => logged.push(error) } })
  const handlers = [shop.handler, (request: Request) => new Response(request.url)]
  for (const handler of handlers) {
    const server = createServer(toNodeHandler(handler, { onError: (error) => logged.push(error) }))
    const { origin, close } = await listen(server)
    onTestFinished(close)
    const socket = connect(Number(new URL(origin).port), '127.0.0.1')
    onTestFinished(() => void socket.destroy())
    socket.write(`${line}\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
    let answer = ''
    socket.on('data', (chunk) => (answer += String(chunk)))
    await once(socket, 'close')
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  }
  expect(logged).toEqual([])
  expect(JSON.stringify(shop.events)).not.toContain('secret')
})
