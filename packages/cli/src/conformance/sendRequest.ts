import { request as sendHttp, type IncomingMessage } from 'node:http'
import { request as sendHttps } from 'node:https'

/**
 * Sends a request with its own headers and no others.
 *
 * The global `fetch` sends `Sec-Fetch-Mode: cors`, as a script of a page does, and the wire distinguishes scripts from
 * people who follow a link. A redirect is returned, not followed.
 */
export async function sendRequest(request: Request): Promise<Response> {
  const body = request.body === null ? null : Buffer.from(await request.arrayBuffer())
  const headers = Object.fromEntries(request.headers)
  if (body) headers['content-length'] = String(body.length)
  const send = request.url.startsWith('https:') ? sendHttps : sendHttp
  return new Promise((resolve, reject) => {
    const sent = send(request.url, { method: request.method, headers, timeout: 30_000 }, (answer) => {
      readResponse(answer).then(resolve, reject)
    })
    sent.once('timeout', () => sent.destroy(new Error('No answer within 30 seconds.')))
    sent.once('error', reject)
    sent.end(body ?? undefined)
  })
}

async function readResponse(answer: IncomingMessage): Promise<Response> {
  const chunks: Uint8Array[] = []
  for await (const chunk of answer) chunks.push(chunk as Uint8Array)
  const status = answer.statusCode ?? 502
  const isEmpty = [204, 205, 304].includes(status)
  const response = new Response(isEmpty ? null : Buffer.concat(chunks), { status })
  for (const [name, values] of Object.entries(answer.headersDistinct))
    for (const value of values ?? []) response.headers.append(name, value)
  return response
}
