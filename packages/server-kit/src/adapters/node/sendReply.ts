import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Reply } from '../../http/toResponse.ts'
import { isRefused } from './isRefused.ts'

/** Writes a reply whose body is a text: head and body in one write. */
export function sendReply(
  { status, headers, body }: Reply & { readonly body: string | null },
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): void {
  const text = body ?? ''
  const length = Buffer.byteLength(text)
  if (isRefused(incoming)) headers['Connection'] = 'close'
  if (status !== 204 && status !== 304) headers['Content-Length'] = String(length)
  // A text of one byte a character is copied as it is.
  outgoing.writeHead(status, headers).end(text, length === text.length ? 'latin1' : 'utf8')
}
