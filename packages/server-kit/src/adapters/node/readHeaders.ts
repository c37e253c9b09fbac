import type { IncomingMessage } from 'node:http'

/** Names that come twice are joined or refused by Node's own rules; HTTP/2's pseudo headers are no headers. */
export function readHeaders({ headers }: IncomingMessage): Headers {
  const result = new Headers()
  for (const name in headers) {
    const value = headers[name]
    if (value === undefined || name.startsWith(':')) continue
    if (typeof value === 'string') result.set(name, value)
    else for (const part of value) result.append(name, part)
  }
  return result
}
