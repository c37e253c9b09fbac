import type { IncomingMessage, ServerResponse } from 'node:http'
import type { IncomingRequest } from '../../http/IncomingRequest.ts'
import type { Bytes } from '../../internal/bytes.ts'
import { abortOnClose } from './abortOnClose.ts'
import { collectBody } from './collectBody.ts'
import { hasBody } from './hasBody.ts'
import { readHeaders } from './readHeaders.ts'
import { readUrl } from './readUrl.ts'

/** Node's own request as the payment handler reads it, each part made when it is first asked for. */
export class NodeRequest implements IncomingRequest {
  readonly #incoming: IncomingMessage
  readonly #outgoing: ServerResponse
  #url: string | undefined
  #headers: Headers | undefined
  #signal: AbortSignal | undefined
  #request: Request | undefined

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

  get signal(): AbortSignal {
    return (this.#signal ??= abortOnClose(this.#outgoing))
  }

  async readBody(limit: number, signal?: AbortSignal): Promise<Bytes> {
    return hasBody(this.#incoming) ? collectBody(this.#incoming, limit, signal) : new Uint8Array(0)
  }

  /** Without the body, which is read in one piece by `readBody`. */
  toRequest(): Request {
    const { url, method, headers, signal } = this
    return (this.#request ??= new Request(url, { method, headers, signal }))
  }
}
