import { expect, test } from 'vitest'
import { toLambdaHandler, type LambdaEvent } from '../../src/adapters/lambda.ts'
import { adapterSuite } from './adapterSuite.ts'
import { createDeferred } from './createDeferred.ts'
import { serveLambda, toEvent } from './serveLambda.ts'

adapterSuite('Lambda', serveLambda)

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

test.each([
  ['cf-ipcity', 'Łódź', 'Å\u0081Ã³dÅº'],
  ['x-name', '山田 🙂', expect.any(String)],
  ['bad name', 'x', null],
  ['x-broken', 'a\r\nx-injected: 1', null],
])('behavior: a header %s: %s ends no invocation', async (name, value, seen) => {
  const lambda = toLambdaHandler((request) =>
    Response.json({ [name]: /^[\w-]+$/.test(name) ? request.headers.get(name) : null }),
  )
  const event = await toEvent(new Request('https://shop.example/api/powens/payments/1'))
  const reply = await lambda({ ...event, headers: { ...event.headers, [name]: value } })
  expect(JSON.parse(reply.body ?? '')).toEqual({ [name]: seen })
})
