import type { IncomingMessage, ServerResponse } from 'node:http'
import { abortOnClose } from './abortOnClose.ts'
import { hasBody } from './hasBody.ts'
import { openBody } from './openBody.ts'
import { readHeaders } from './readHeaders.ts'
import { readUrl } from './readUrl.ts'

/** Node's own request as a `Request`, whose body is read no faster than it is asked for. */
export function toRequest(incoming: IncomingMessage, outgoing: ServerResponse): Request {
  return new Request(readUrl(incoming), {
    method: incoming.method ?? 'GET',
    headers: readHeaders(incoming),
    body: hasBody(incoming) ? openBody(incoming) : null,
    signal: abortOnClose(outgoing),
    // Required of a stream, and missing from the types of browsers.
    duplex: 'half',
  } as RequestInit)
}
