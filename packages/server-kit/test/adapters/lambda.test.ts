import { expect, test } from 'vitest'
import { toLambdaHandler, type LambdaEvent, type LambdaReply } from '../../src/adapters/lambda.ts'
import { adapterSuite } from './adapterSuite.ts'
import { toServed } from './toServed.ts'
import { createDeferred } from './createDeferred.ts'

/** What API Gateway makes of a request: cookies apart, a body that is no text as base64. */
async function toEvent(request: Request): Promise<LambdaEvent> {
  const { pathname, search } = new URL(request.url)
  const bytes = new Uint8Array(await request.arrayBuffer())
  const { cookie, ...headers } = Object.fromEntries(request.headers)
  const isBase64Encoded = headers['content-encoding'] !== undefined
  return {
    version: '2.0',
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers,
    cookies: cookie?.split('; '),
    requestContext: { domainName: 'shop.example', http: { method: request.method, sourceIp: '192.0.2.1' } },
    ...(bytes.length > 0 && {
      body: isBase64Encoded ? btoa(String.fromCharCode(...bytes)) : new TextDecoder().decode(bytes),
    }),
    isBase64Encoded,
  }
}

function fromReply({ statusCode, headers, cookies, body, isBase64Encoded }: LambdaReply): Response {
  const bytes = isBase64Encoded
    ? Uint8Array.from(atob(body), (char) => char.charCodeAt(0))
    : new TextEncoder().encode(body)
  const response = new Response(bytes.length > 0 ? bytes : null, { status: statusCode, headers })
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}

adapterSuite('Lambda', (handler) => {
  const lambda = toLambdaHandler(handler)
  return toServed(async (request) => fromReply(await lambda(await toEvent(request))))
})

test('behavior: live status is one event a request, and the handler is told to stop', async () => {
  const stopped = createDeferred<string>()
  const lambda = toLambdaHandler((request) => {
    request.signal.addEventListener('abort', () => stopped.resolve('aborted'))
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('data: {}\n\n')),
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  })
  const reply = await lambda(await toEvent(new Request('https://shop.example/api/powens/payments/1/events')))
  expect(reply).toMatchObject({ statusCode: 200, body: 'data: {}\n\n', isBase64Encoded: false })
  expect(await stopped.promise).toBe('aborted')
})

test('behavior: an event of payload format 1.0 is refused with the cure', async () => {
  const lambda = toLambdaHandler(() => new Response())
  const event = { version: '1.0', httpMethod: 'GET', path: '/' } as unknown as LambdaEvent
  await expect(lambda(event)).rejects.toThrow('Use an HTTP API with payload format version 2.0')
})
