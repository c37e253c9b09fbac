import { onTestFinished } from 'vitest'
import { readBytes } from '../../src/internal/readBytes.ts'
import { toBase64 } from '../../src/internal/bytes.ts'
import type { FetchHandler } from '../../src/adapters/FetchHandler.ts'
import { createDeferred } from './createDeferred.ts'
import type { Serve, Served } from './Served.ts'

/** What the probe heard of a request that its client gave up. */
export interface Probe {
  handler: FetchHandler
  /** Resolves when the request to `/abort` has come. */
  waiting: Promise<void>
  /** Resolves when the signal of the request to `/abort` aborts. */
  aborted: Promise<void>
  /** Resolves when the stream of `/events` is cancelled. */
  cancelled: Promise<void>
  /** Sends the next event, or ends the stream. */
  push: (event: string | null) => void
}

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

/** A handler that says what it was given, and misbehaves on request. */
function createProbe(): Probe {
  const waiting = createDeferred()
  const aborted = createDeferred()
  const cancelled = createDeferred()
  let events: ReadableStreamDefaultController<Uint8Array> | undefined

  const routes: Record<string, (request: Request) => Response | Promise<Response>> = {
    '/echo': async (request) =>
      Response.json({
        method: request.method,
        search: new URL(request.url).search,
        headers: Object.fromEntries(request.headers),
        body: toBase64(await readBytes(request.body, 65_536)),
        isRequest: request instanceof Request,
      }),
    '/limited': async (request) => {
      try {
        await readBytes(request.body, 65_536)
        return new Response(null, { status: 204 })
      } catch {
        return Response.json({ code: 'body_too_large' }, { status: 413 })
      }
    },
    '/cookies': (request) => {
      const response = Response.json({ cookie: request.headers.get('cookie') })
      response.headers.append('set-cookie', 'one=1; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT')
      response.headers.append('set-cookie', 'two=2; Path=/')
      return response
    },
    '/json': async (request) => Response.json(await request.clone().json()),
    '/bytes': () => new Response(Uint8Array.from({ length: 256 }, (_, index) => index)),
    '/empty': () => new Response(null, { status: 204 }),
    '/go': () =>
      new Response(null, { status: 303, headers: { location: 'https://webview.powens.com/%C3%A9' } }),
    '/throw': () => {
      throw new Error('FR1420041010050500013M02606')
    },
    '/events': () => {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => void (events = controller),
        cancel: () => cancelled.resolve(),
      })
      events?.enqueue(encode('data: one\n\n'))
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
    },
    '/abort': (request) => {
      request.signal.addEventListener('abort', () => aborted.resolve())
      waiting.resolve()
      return new Promise(() => undefined)
    },
  }

  return {
    waiting: waiting.promise,
    aborted: aborted.promise,
    cancelled: cancelled.promise,
    push: (event) => (event === null ? events?.close() : events?.enqueue(encode(event))),
    handler: async (request) => {
      const path = new URL(request.url).pathname.replace(/^\/api\/powens/, '')
      return (await routes[path]?.(request)) ?? Response.json({ code: 'not_found' }, { status: 404 })
    },
  }
}

/** A probe behind an adapter, for the length of a test. */
export async function openProbe(serve: Serve): Promise<Served & { probe: Probe }> {
  const probe = createProbe()
  const served = await serve(probe.handler)
  onTestFinished(served.close)
  return { ...served, probe }
}
