import { isLoopback, PaymentError } from '@powens-pay/core'

/**
 * A configured address without its trailing slash.
 *
 * Throws a sentence unless it is absolute, https (or http on loopback), and free of query, fragment and credentials.
 * `instead` says what to do with a query.
 */
export function parseBaseUrl(name: string, value: unknown, because: string, instead = ''): string {
  if (typeof value !== 'string' || value.trim() === '') {
    throw new PaymentError(
      'configuration_error',
      `${name} is ${value === '' ? 'empty' : typeof value}, ${because}. Pass an absolute address, such as https://shop.example/path.`,
    )
  }
  const url = URL.canParse(value) ? new URL(value) : null
  const fault = url ? findFault(url) : 'is not an absolute URL'
  if (url && !fault) return url.href.replace(/\/+$/, '')
  throw new PaymentError(
    'configuration_error',
    `${name} ${fault}, ${because}. It is ${JSON.stringify(redact(url, value))}.${fault === hasQuery ? instead : ''}`,
  )
}

const hasQuery = 'has a query'

function findFault(url: URL): string | null {
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    return 'is neither https nor on this machine'
  }
  if (url.search || url.href.includes('?')) return hasQuery
  if (url.hash || url.href.includes('#')) return 'has a fragment'
  if (url.username || url.password) return 'holds a user name or password'
  return null
}

/** What of a wrong address may be repeated in an error: no password, no query. */
const redact = (url: URL | null, value: string): string =>
  url ? `${url.protocol}//${url.host}${url.pathname}` : value.slice(0, 40)
