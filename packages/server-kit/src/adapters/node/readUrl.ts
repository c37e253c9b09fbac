import type { IncomingMessage } from 'node:http'
import { createPaymentError } from '@powens-pay/core'

type MountedRequest = IncomingMessage & { originalUrl?: string; socket: { encrypted?: boolean } }

/**
 * The address of a request, whole and normalised.
 *
 * Scheme and host are what this server sees: any caller can set forwarded headers, and the payment handler takes its
 * public address from its options. Throws `PaymentError('invalid_request')` for what is no address.
 */
export function readUrl(incoming: MountedRequest): string {
  // Express and connect cut the path they are mounted at off `url`.
  const target = incoming.originalUrl ?? incoming.url ?? '/'
  const path = target.startsWith('/') ? target : pathOf(target)
  const authority = incoming.headers[':authority'] ?? incoming.headers.host ?? 'localhost'
  const host = typeof authority === 'string' && /^[\w.:[\]-]+$/.test(authority) ? authority : 'localhost'
  return parseUrl(`${incoming.socket.encrypted ? 'https' : 'http'}://${host}${path}`).href
}

/** A proxy's absolute form, `GET http://host/path`. */
function pathOf(target: string): string {
  const { pathname, search } = parseUrl(target)
  return pathname + search
}

/** Without the address in the error: a log may be read by anyone who may read logs. */
function parseUrl(text: string): URL {
  if (URL.canParse(text)) return new URL(text)
  throw createPaymentError(
    'invalid_request',
    'The request names no address: its target or its Host header is no URL.',
  )
}
