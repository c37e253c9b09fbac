import { createPaymentError } from '@powens-pay/core'
import { isJson } from '../http/guards.ts'
import type { IncomingRequest } from '../http/IncomingRequest.ts'

/** Refuses what another site's page, or a form, may have sent, whatever it asks for. A person may open an address of ours. */
export function guardStaff({ headers, method }: IncomingRequest, ownOrigin: string): void {
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  const isOwnSite = site === null || site === 'same-origin' || (site === 'none' && method === 'GET')
  if ((origin !== null && origin !== ownOrigin) || !isOwnSite) throw createPaymentError('forbidden_origin')
  if (method === 'POST' && !isJson(headers.get('content-type')))
    throw createPaymentError('unsupported_media_type')
}
