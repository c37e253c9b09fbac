import { request as open, type IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const bodiless = new Set([204, 303, 304])

/**
 * `fetch` over node:http, following no redirect.
 *
 * The built-in `fetch` always sends `Sec-Fetch-Mode: cors`, so it cannot stand for a browser that follows a link.
 */
export async function httpFetch(url: string, init?: RequestInit): Promise<Response> {
  const request = new Request(url, init)
  const outgoing = open(url, {
    method: request.method,
    headers: Object.fromEntries(request.headers),
    signal: request.signal,
  })
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.on('response', resolve)
    outgoing.on('error', reject)
  })
  // A server that has heard enough closes before the body is sent whole; its answer counts.
  pipeline(Readable.from(request.body ?? []), outgoing).catch(() => undefined)
  return toResponse(await answer, request.method)
}

function toResponse(incoming: IncomingMessage, method: string): Response {
  const headers = new Headers()
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value)
  }
  const status = incoming.statusCode ?? 0
  const isBodiless = method === 'HEAD' || bodiless.has(status)
  if (isBodiless) incoming.resume()
  const body = isBodiless ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>)
  return new Response(body, { status, headers })
}
