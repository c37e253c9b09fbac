import { createPaymentError } from '@powens-pay/core'
import type { Broker } from '../ledger/Broker.ts'

/**
 * Refuses a browser's POST that may come from another site. (security: CSRF)
 *
 * Browsers send `Origin` with every POST and none lets a page change it or `Sec-Fetch-Site`. A request without both is no
 * page's, carries no cookie that somebody else made it carry, and is asked for JSON all the same.
 */
export function guardBrowserPost(broker: Broker, request: Request): void {
  const origin = request.headers.get('origin')
  if (origin !== null && !isOwnOrigin(broker, origin)) throw createPaymentError('forbidden_origin')
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && !(site === 'same-site' && isListed(broker, origin))) {
    throw createPaymentError('forbidden_origin')
  }
  if (!isJson(request.headers.get('content-type'))) throw createPaymentError('unsupported_media_type')
}

const isOwnOrigin = (broker: Broker, origin: string): boolean =>
  origin === broker.origin || isListed(broker, origin)

export const isListed = (broker: Broker, origin: string | null): boolean =>
  origin !== null && broker.allowedOrigins.includes(origin)

// Exactly JSON: text/plain and forms are what another site's page may send without being asked first.
const isJson = (type: string | null): boolean =>
  type?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json'

/** Fetched ahead, or by something else than a person following a link. */
export function isNavigation(request: Request): boolean {
  const { headers } = request
  const purpose = `${headers.get('sec-purpose')} ${headers.get('purpose')} ${headers.get('x-moz')}`
  if (request.method === 'HEAD' || /prefetch|prerender|preview/i.test(purpose)) return false
  const mode = headers.get('sec-fetch-mode')
  return mode === null || mode === 'navigate'
}
