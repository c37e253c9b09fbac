import { isLoopback } from '../vocabulary/isLoopback.ts'

const neverLeaves = new Set(['javascript:', 'data:', 'blob:', 'file:', 'about:', 'vbscript:'])

/**
 * Says what is wrong with a redirect URI; `null` when nothing is.
 *
 * Powens takes https or an app's own scheme, without a query. (docs/powens.md#client-applications)
 */
export function findRedirectUriProblem(uri: string): string | null {
  const url = URL.canParse(uri) ? new URL(uri) : null
  if (!url || neverLeaves.has(url.protocol))
    return 'is not an absolute URL, so the payer could not be sent back. Write it whole, such as https://shop.example/order.'
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return 'is neither https nor an app scheme, and Powens registers no other. Use https; plain http is for this machine alone.'
  if (uri.split('#', 1)[0]?.includes('?'))
    return 'has a query, which Powens refuses. Leave the query out and carry what you need in the state.'
  return null
}
