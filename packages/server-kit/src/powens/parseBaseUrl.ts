import { isLoopback, PaymentError } from '@powens-pay/core'

/**
 * A configured address without its trailing slash.
 *
 * Throws a sentence unless it is absolute, https (or http on loopback), and free of query, fragment and credentials.
 */
export function parseBaseUrl(name: string, value: string, because: string): string {
  const url = URL.canParse(value) ? new URL(value) : null
  const fault = url ? findFault(url) : 'is not an absolute URL'
  if (url && !fault) return url.href.replace(/\/+$/, '')
  throw new PaymentError(
    'configuration_error',
    `${name} ${fault}, ${because}. It is ${JSON.stringify(redact(url, value))}.`,
  )
}

function findFault(url: URL): string | null {
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    return 'is neither https nor on this machine'
  }
  if (url.search || url.href.includes('?')) return 'has a query'
  if (url.hash || url.href.includes('#')) return 'has a fragment'
  if (url.username || url.password) return 'holds a user name or password'
  return null
}

/** What of a wrong address may be repeated in an error: no password, no query. */
const redact = (url: URL | null, value: string): string =>
  url ? `${url.protocol}//${url.host}${url.pathname}` : value.slice(0, 40)
