import type { OutgoingCall, Transport } from './send.ts'

/** A call as it leaves: to Powens's address, and to nowhere it might point. */
export function buildRequest(transport: Transport, call: OutgoingCall, signal: AbortSignal): Request {
  const url = new URL(transport.apiUrl + call.path)
  for (const [key, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) url.searchParams.set(key, String(value))
  }
  if (call.verify) url.searchParams.set('sign_response', 'true')
  const headers = new Headers({ accept: 'application/json' })
  if (call.token !== undefined) headers.set('authorization', `Bearer ${call.token}`)
  if (call.body !== undefined) headers.set('content-type', 'application/json')
  return new Request(url, {
    method: call.method,
    headers,
    signal,
    // A redirect would carry the bearer to wherever it points. Not 'error': workerd knows only follow and manual.
    redirect: 'manual',
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
  })
}
