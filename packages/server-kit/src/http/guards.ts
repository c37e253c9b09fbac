import { createPaymentError } from '@powens-pay/core'
import type { Call } from './Call.ts'
import type { IncomingRequest } from './IncomingRequest.ts'
import { replyEmpty } from './reply.ts'
import type { Settings } from './Settings.ts'
import type { Reply } from './toResponse.ts'

/** Runs before a route: throws to refuse, or answers instead of it. */
export type Guard = (call: Call) => Reply | undefined

/** For what proves itself, or is read with a key. */
export const guardNothing: Guard = () => undefined

/**
 * Refuses a browser's POST that may come from another site. (security: CSRF)
 *
 * Browsers send `Origin` with every POST, and no page can change it or `Sec-Fetch-Site`. A request without both comes from
 * no page, so no other site made it; it has to be JSON too.
 */
export const guardBrowserPost: Guard = ({ settings, request: { headers } }) => {
  const origin = headers.get('origin')
  if (origin !== null && !isOwnOrigin(settings, origin)) throw createPaymentError('forbidden_origin')
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && !(site === 'same-site' && isListed(settings, origin))) {
    throw createPaymentError('forbidden_origin')
  }
  if (!isJson(headers.get('content-type'))) throw createPaymentError('unsupported_media_type')
  return undefined
}

/** Refuses the form of any page but the handler's own. */
export const guardOwnForm: Guard = ({ settings, request: { headers } }) => {
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  if ((origin !== null && origin !== settings.origin) || (site !== null && site !== 'same-origin')) {
    throw createPaymentError('forbidden_origin')
  }
  return undefined
}

/** Answers 204 to what is fetched ahead of a person who may never follow the link. */
export const guardNavigation: Guard = ({ request }) => (isFetchedAhead(request) ? replyEmpty(204) : undefined)

export const isListed = ({ allowedOrigins }: Settings, origin: string | null): boolean =>
  origin !== null && allowedOrigins.includes(origin)

const isOwnOrigin = (settings: Settings, origin: string): boolean =>
  origin === settings.origin || isListed(settings, origin)

// Exactly JSON: text/plain and forms are what another site's page may send without being asked first.
export const isJson = (type: string | null): boolean =>
  type?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json'

// How it is fetched says nothing else: a service worker of the shop may fetch what the payer navigates to.
function isFetchedAhead({ headers, method }: IncomingRequest): boolean {
  const purpose = `${headers.get('sec-purpose')} ${headers.get('purpose')} ${headers.get('x-moz')}`
  return method === 'HEAD' || /prefetch|prerender|preview/i.test(purpose)
}
