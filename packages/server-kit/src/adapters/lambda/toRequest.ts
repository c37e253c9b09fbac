import { PaymentError } from '@powens-pay/core'
import type { LambdaEvent } from './LambdaEvent.ts'

/** An event as a request, and a function that aborts the request's signal. */
export function toRequest(event: LambdaEvent): { request: Request; close: () => void } {
  if (event.version !== '2.0') throw wrongVersion()
  const { rawPath, rawQueryString, requestContext } = event
  const { method } = requestContext.http
  const host = requestContext.domainName ?? 'lambda.invalid'
  const query = rawQueryString && `?${rawQueryString}`
  const closing = new AbortController()
  const hasBody = method !== 'GET' && method !== 'HEAD' && event.body !== undefined
  const request = new Request(`https://${host}${rawPath}${query}`, {
    method,
    headers: readHeaders(event),
    body: hasBody ? readBody(event) : null,
    signal: closing.signal,
  })
  return { request, close: () => closing.abort() }
}

function readHeaders({ headers, cookies = [] }: LambdaEvent): Headers {
  const result = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && isHeader(name, value)) result.set(name, toByteString(value))
  }
  if (cookies.length > 0) result.set('cookie', cookies.join('; '))
  return result
}

/** A proxy in front adds headers of its own, and what is no header in HTTP says nothing here. */
const isHeader = (name: string, value: string): boolean =>
  /^[\w!#$%&'*+.^`|~-]+$/.test(name) && !/[\0\r\n]/.test(value)

/** Lambda may decode a header as UTF-8, such as `Łódź`; `Headers` takes bytes, one a character. */
const toByteString = (value: string): string =>
  /^[\0-\u00FF]*$/.test(value)
    ? value
    : Array.from(new TextEncoder().encode(value), (byte) => String.fromCharCode(byte)).join('')

/** The bytes as they came: the signature of a webhook is over them. */
function readBody({ body = '', isBase64Encoded }: LambdaEvent): Uint8Array<ArrayBuffer> {
  if (!isBase64Encoded) return new TextEncoder().encode(body)
  return Uint8Array.from(atob(body), (char) => char.charCodeAt(0))
}

const wrongVersion = (): PaymentError =>
  new PaymentError(
    'configuration_error',
    'This event is not in payload format 2.0, which is the one that keeps cookies and raw bodies apart. Use an HTTP ' +
      'API with payload format version 2.0, or a function URL.',
  )
