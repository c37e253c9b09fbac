import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Reply } from '../../http/toResponse.ts'
import { isRefused } from './isRefused.ts'
import { sendParts } from './sendParts.ts'

/** Writes a reply whose body comes in parts, without a `Response`, which would be held as long as the stream is open. */
export async function sendStream(
  { status, headers, body }: Reply & { readonly body: ReadableStream<Uint8Array> },
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (isRefused(incoming)) headers['Connection'] = 'close'
  outgoing.writeHead(status, headers)
  const reader = body.getReader()
  await sendParts(reader, reader.read(), undefined, outgoing)
}
