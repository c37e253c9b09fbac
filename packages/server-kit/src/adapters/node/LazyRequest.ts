import type { IncomingMessage, ServerResponse } from 'node:http'
import { openBody } from './openBody.ts'
import { readHeaders } from './readHeaders.ts'
import { readUrl } from './readUrl.ts'

/**
 * A `Request` over Node's own request, each part made when it is first asked for.
 *
 * Node's `Request` costs more than the rest of a small request together, and a handler seldom needs all of it. What is
 * not here is answered by a real one.
 */
class LazyRequest {
  readonly #incoming: IncomingMessage
  readonly #outgoing: ServerResponse
  #url: string | undefined
  #headers: Headers | undefined
  #body: ReadableStream<Uint8Array> | null | undefined
  #bodyUsed = false
  #abort: AbortController | undefined
  #real: Request | undefined

  constructor(incoming: IncomingMessage, outgoing: ServerResponse) {
    this.#incoming = incoming
    this.#outgoing = outgoing
  }

  get url(): string {
    return (this.#url ??= readUrl(this.#incoming))
  }

  get method(): string {
    return this.#incoming.method ?? 'GET'
  }

  get headers(): Headers {
    return (this.#headers ??= readHeaders(this.#incoming))
  }

  get body(): ReadableStream<Uint8Array> | null {
    if (this.#real) return this.#real.body
    if (this.#body === undefined) {
      const hasNone = this.method === 'GET' || this.method === 'HEAD'
      this.#body = hasNone ? null : openBody(this.#incoming, () => (this.#bodyUsed = true))
    }
    return this.#body
  }

  get bodyUsed(): boolean {
    return this.#real?.bodyUsed ?? this.#bodyUsed
  }

  get signal(): AbortSignal {
    return (this.#abort ??= abortOnClose(this.#outgoing)).signal
  }

  static real(request: LazyRequest): Request {
    const { url, method, headers, body, signal } = request
    return (request.#real ??= new Request(url, {
      method,
      headers,
      body,
      signal,
      duplex: 'half',
    } as RequestInit))
  }
}

function abortOnClose(outgoing: ServerResponse): AbortController {
  const controller = new AbortController()
  const abort = (): void => {
    if (!outgoing.writableFinished) controller.abort(new DOMException('The client went away.', 'AbortError'))
  }
  if (outgoing.closed) abort()
  else outgoing.once('close', abort)
  return controller
}

// `instanceof Request` holds, and every other property and method of this runtime's Request goes to a real one.
Object.setPrototypeOf(LazyRequest.prototype, Request.prototype)
for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(Request.prototype))) {
  if (Object.hasOwn(LazyRequest.prototype, name)) continue
  const read = (request: LazyRequest): unknown => Reflect.get(LazyRequest.real(request), name)
  const getter = {
    get(this: LazyRequest) {
      return read(this)
    },
  }
  const method = {
    value(this: LazyRequest, ...parameters: unknown[]) {
      return (read(this) as (...parameters: unknown[]) => unknown).apply(LazyRequest.real(this), parameters)
    },
  }
  Object.defineProperty(LazyRequest.prototype, name, 'get' in descriptor ? getter : method)
}

/** A request of Node as the web's `Request`. */
export const toRequest = (incoming: IncomingMessage, outgoing: ServerResponse): Request =>
  new LazyRequest(incoming, outgoing) as unknown as Request
