import { isLoopback } from '@powens-pay/core'

/**
 * Whether a request may come from another site's page in an operator's browser.
 *
 * A page shows itself by `Origin` or `Sec-Fetch-Site`. One whose domain leads to this address on purpose shows itself by its
 * name alone: addresses, names of this machine and names without a dot can be no such domain.
 */
export function isForeign(request: Request, hostnames: readonly string[]): boolean {
  const { headers } = request
  const site = headers.get('sec-fetch-site')
  if (headers.has('origin') || (site !== null && site !== 'none' && site !== 'same-origin')) return true
  const host = `http://${headers.get('host') ?? new URL(request.url).host}`
  if (!URL.canParse(host)) return true
  const { hostname } = new URL(host)
  const isPlain = isAddress(hostname) || isLoopback(hostname) || !hostname.includes('.')
  return !isPlain && !hostnames.includes(hostname)
}

const isAddress = (hostname: string): boolean => /^(?:\[.*\]|\d+(?:\.\d+){3})$/.test(hostname)
