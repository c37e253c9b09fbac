import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'

/** Express and its like put the whole address here when they cut the mount path off. */
interface Mounted {
  originalUrl?: string
}

const bodiless = new Set(['GET', 'HEAD'])

/**
 * A `Request` over an incoming message. Its parts are made when they are asked for: a real `Request` costs several times
 * what the handler itself does.
 */
export function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request {
  return new LazyRequest(incoming, signal) as unknown as Request
}

class LazyRequest {
  readonly #incoming: IncomingMessage
  readonly signal: AbortSignal
  #url: string | undefined
  #headers: Headers | undefined
  #body: ReadableStream<Uint8Array> | null | undefined
  #whole: Request | undefined

  constructor(incoming: IncomingMessage, signal: AbortSignal) {
    this.#incoming = incoming
    this.signal = signal
  }

  get method(): string {
    return this.#incoming.method ?? 'GET'
  }

  get url(): string {
    return (this.#url ??= readUrl(this.#incoming))
  }

  get headers(): Headers {
    return (this.#headers ??= readHeaders(this.#incoming))
  }

  get body(): ReadableStream<Uint8Array> | null {
    if (this.#whole) return this.#whole.body
    return (this.#body ??= bodiless.has(this.method)
      ? null
      : (Readable.toWeb(this.#incoming) as ReadableStream<Uint8Array>))
  }

  get bodyUsed(): boolean {
    // A body parser in front took the bytes that were signed.
    return this.#whole?.bodyUsed ?? (this.#incoming.readableEnded && this.#body === undefined)
  }

  /** The real thing, for whoever needs more than address, headers and body. */
  get whole(): Request {
    const { url, method, headers, body, signal } = this
    return (this.#whole ??= new Request(url, {
      method,
      headers,
      body,
      signal,
      duplex: 'half',
    } as RequestInit))
  }
}

for (const name of [
  'cache',
  'credentials',
  'destination',
  'integrity',
  'mode',
  'redirect',
  'referrer',
  'referrerPolicy',
  'keepalive',
] as const) {
  Object.defineProperty(LazyRequest.prototype, name, {
    get(this: LazyRequest) {
      return this.whole[name]
    },
  })
}
for (const name of ['arrayBuffer', 'blob', 'bytes', 'clone', 'formData', 'json', 'text'] as const) {
  Object.defineProperty(LazyRequest.prototype, name, {
    value(this: LazyRequest) {
      return this.whole[name]()
    },
  })
}
Object.setPrototypeOf(LazyRequest.prototype, Request.prototype)

function readUrl(incoming: IncomingMessage): string {
  const { originalUrl } = incoming as IncomingMessage & Mounted
  // The host is whatever the client wrote; the handler takes its own address from its configuration.
  const target = originalUrl ?? incoming.url ?? '/'
  const path = target.startsWith('/') ? target : new URL(target).pathname
  const scheme = 'encrypted' in incoming.socket ? 'https' : 'http'
  const base = `${scheme}://${incoming.headers.host ?? 'localhost'}`
  return URL.canParse(base) ? new URL(base).origin + path : `${scheme}://localhost${path}`
}

function readHeaders(incoming: IncomingMessage): Headers {
  const headers = new Headers()
  const { rawHeaders } = incoming
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    // HTTP/2 pseudo headers are no headers to the web.
    if (!name.startsWith(':')) headers.append(name, rawHeaders[index + 1] ?? '')
  }
  return headers
}
