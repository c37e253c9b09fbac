import { createPaymentError, isPaymentError } from '@powens-pay/core'
import { fromUtf8 } from '../internal/bytes.ts'
import { parseStrictJson } from './checkJson.ts'
import type { IncomingRequest } from './IncomingRequest.ts'

const mostBodyBytes = 64 * 1024
const slowestBody = 10_000

/** The bytes of a request's body: counted, and given ten seconds to arrive. */
export async function readBody(
  request: IncomingRequest,
  slowest: number = slowestBody,
  most: number = mostBodyBytes,
): Promise<Uint8Array> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > most) throw createPaymentError('body_too_large')
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), slowest)
  try {
    return await request.readBody(most, patience.signal)
  } catch (error) {
    if (isPaymentError(error)) throw error
    throw createPaymentError(patience.signal.aborted ? 'request_timeout' : 'invalid_request')
  } finally {
    clearTimeout(timer)
  }
}

/** A request's JSON object with no other keys than these. */
export async function readJsonBody(
  request: IncomingRequest,
  allowed: readonly string[],
): Promise<Record<string, unknown>> {
  const body = parseStrictJson(readText(await readBody(request)))
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw createPaymentError('invalid_request', 'The body is not a JSON object.')
  }
  const unknown = Object.keys(body).find((key) => !allowed.includes(key))
  if (unknown === undefined) return body as Record<string, unknown>
  throw createPaymentError('invalid_request', `The body may hold ${allowed.join(', ') || 'nothing'}.`)
}

function readText(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes)
  } catch {
    throw createPaymentError('invalid_request', 'The body is not UTF-8.')
  }
}
