import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Bytes } from '../../internal/bytes.ts'
import { light, type LightRequest } from '../../internal/lightRequest.ts'
import { readBytes } from '../../internal/readBytes.ts'
import { collectBody } from './collectBody.ts'
import { openBody } from './openBody.ts'
import { readHeaders } from './readHeaders.ts'
import { readUrl } from './readUrl.ts'

const decoder = new TextDecoder()

/**
 * A `Request` over Node's own request, each part made when it is first asked for.
 *
 * Node's `Request` costs more than the rest of a small request together, and a handler seldom needs all of it. What is
 * not here is answered by a real one.
 */
class LazyRequest implements LightRequest {
  readonly #incoming: IncomingMessage
  readonly #outgoing: ServerResponse
  #url: string | undefined
  #headers: Headers | undefined
  #body: ReadableStream<Uint8Array> | null | undefined
  /** The body was read as a stream, or in one piece. */
  #streamUsed = false
  #wholeUsed = false
  #abort: AbortController | undefined
  #real: Request | undefined
  #shown: Request | undefined

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
      this.#body = this.#hasBody ? openBody(this.#incoming, () => (this.#streamUsed = true)) : null
    }
    return this.#body
  }

  get bodyUsed(): boolean {
    return this.#wholeUsed || (this.#real?.bodyUsed ?? this.#streamUsed)
  }

  get signal(): AbortSignal {
    return (this.#abort ??= abortOnClose(this.#outgoing)).signal
  }

  async text(): Promise<string> {
    return decoder.decode(await this.readWhole())
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text())
  }

  get [light](): LightRequest {
    return this
  }

  async readWhole(limit = Number.POSITIVE_INFINITY, signal?: AbortSignal): Promise<Bytes> {
    if (this.bodyUsed) throw usedBody()
    if (this.#body !== undefined || this.#real || !this.#hasBody) return readBytes(this.body, limit, signal)
    this.#wholeUsed = true
    return collectBody(this.#incoming, limit, signal)
  }

  withoutBody(): Request {
    const { url, method, headers, signal } = this
    return (this.#shown ??= new Request(url, { method, headers, signal }))
  }

  get real(): Request {
    if (this.#real) return this.#real
    const { url, method, headers, signal } = this
    // What was read in one piece is gone; there is still all the rest.
    const body = this.#wholeUsed ? null : this.body
    this.#real = new Request(url, { method, headers, body, signal, duplex: 'half' } as RequestInit)
    return this.#real
  }

  get #hasBody(): boolean {
    return this.method !== 'GET' && this.method !== 'HEAD'
  }
}

const usedBody = (): TypeError => new TypeError('The body of this request has been read already.')

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
  const getter = {
    get(this: LazyRequest): unknown {
      return Reflect.get(this.real, name)
    },
  }
  const method = {
    value(this: LazyRequest, ...parameters: unknown[]): unknown {
      const real = this.real
      if (!this.bodyUsed) return (Reflect.get(real, name) as Method).apply(real, parameters)
      if (name === 'clone') throw usedBody()
      return Promise.reject(usedBody())
    },
  }
  Object.defineProperty(LazyRequest.prototype, name, 'get' in descriptor ? getter : method)
}

type Method = (...parameters: unknown[]) => unknown

/** A request of Node as the web's `Request`. */
export const toRequest = (incoming: IncomingMessage, outgoing: ServerResponse): Request =>
  new LazyRequest(incoming, outgoing) as unknown as Request
