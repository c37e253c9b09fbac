import type { OutgoingCall } from './OutgoingCall.ts'
import type { Transport } from './Transport.ts'

/** A call as it leaves: to Powens's address, and to nowhere it might point. */
export function buildRequest(transport: Transport, call: OutgoingCall, signal: AbortSignal): Request {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (call.token !== undefined) headers['authorization'] = `Bearer ${call.token}`
  if (call.body !== undefined) headers['content-type'] = 'application/json'
  return new Request(transport.apiUrl + call.path + buildQuery(call), {
    method: call.method,
    headers,
    signal,
    // A redirect would carry the bearer to wherever it points. Not 'error': workerd knows only follow and manual.
    redirect: 'manual',
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
  })
}

function buildQuery({ query = {}, verify }: OutgoingCall): string {
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) parameters.set(key, String(value))
  }
  if (verify) parameters.set('sign_response', 'true')
  return parameters.size > 0 ? `?${parameters.toString()}` : ''
}
