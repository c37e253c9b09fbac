import { toLambdaHandler, type LambdaEvent, type LambdaReply } from '../../src/adapters/lambda.ts'
import type { Serve } from './Served.ts'
import { toServed } from './toServed.ts'

/** Behind an HTTP API of API Gateway, payload format 2.0. */
export const serveLambda: Serve = (handler) => {
  const lambda = toLambdaHandler(handler)
  return toServed(async (request) => fromReply(await lambda(await toEvent(request))))
}

/** What API Gateway makes of a request: cookies apart, a body that is no text as base64. */
export async function toEvent(request: Request): Promise<LambdaEvent> {
  const { pathname, search } = new URL(request.url)
  const bytes = new Uint8Array(await request.arrayBuffer())
  const { cookie, ...headers } = Object.fromEntries(request.headers)
  const isBase64Encoded = headers['content-encoding'] !== undefined
  return {
    version: '2.0',
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers,
    cookies: cookie?.split('; '),
    requestContext: { domainName: 'shop.example', http: { method: request.method, sourceIp: '192.0.2.1' } },
    ...(bytes.length > 0 && {
      body: isBase64Encoded ? btoa(String.fromCharCode(...bytes)) : new TextDecoder().decode(bytes),
    }),
    isBase64Encoded,
  }
}

function fromReply({ statusCode, headers, cookies, body, isBase64Encoded }: LambdaReply): Response {
  const bytes = isBase64Encoded
    ? Uint8Array.from(atob(body), (char) => char.charCodeAt(0))
    : new TextEncoder().encode(body)
  const response = new Response(bytes.length > 0 ? bytes : null, { status: statusCode, headers })
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}
