import type { IncomingMessage } from 'node:http'

/** The most bytes of an unread body that are read to keep a connection open. */
const mostThrownAway = 64 * 1024

/** More is on its way than Node should read only to throw it away, or a reader stopped halfway. */
export function isRefused({
  complete,
  httpVersionMajor,
  readableDidRead,
  headers,
}: IncomingMessage): boolean {
  if (complete || httpVersionMajor > 1) return false
  const isLong = Number(headers['content-length'] ?? 0) > mostThrownAway
  return readableDidRead || isLong || headers['transfer-encoding'] !== undefined
}
