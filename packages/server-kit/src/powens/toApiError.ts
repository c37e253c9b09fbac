import { PowensApiError, type PowensApiErrorCode } from '../errors/PowensApiError.ts'

/** What a refusing answer means, without any of its free text. */
export function toApiError(call: string, response: Response, text: string, now: number): PowensApiError {
  const { status } = response
  const body = readBody(text)
  return new PowensApiError(toCode(status), {
    call,
    upstreamStatus: status || undefined,
    powensCode: readWord(body['code'] ?? body['error']),
    powensRequestId: readWord(body['request_id']),
    retryAfter: readRetryAfter(response.headers.get('retry-after'), now),
    // A 4xx refuses before anything happens; behind a 5xx or a redirect anything may have.
    isAmbiguous: status >= 500 || status < 400 || status === 408,
  })
}

// 0 is the status of a redirect that a browser kept to itself.
function toCode(status: number): PowensApiErrorCode {
  if (status === 429) return 'rate_limited'
  if (status < 400) return 'powens_invalid_response'
  return status === 503 ? 'powens_unavailable' : status === 504 ? 'powens_timeout' : 'powens_error'
}

function readBody(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** A code or number, and never a sentence: those may quote what was sent. */
function readWord(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const word = String(value)
  return /^[\w.-]{1,64}$/.test(word) && !looksLikeIban(word) ? word : undefined
}

const looksLikeIban = (word: string): boolean => /^[A-Z]{2}\d{2}[A-Z\d]{10,}$/i.test(word)

/** `Retry-After` in milliseconds; it is seconds or a date. */
export function readRetryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined
  if (/^\d{1,6}$/.test(value.trim())) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
