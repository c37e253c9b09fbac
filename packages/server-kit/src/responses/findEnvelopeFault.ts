import { webhookTolerance } from '../webhooks/webhookTolerance.ts'

/** Why what Powens truly signed is no answer to this question, or `null`: another payment's answer, or yesterday's. */
export function findEnvelopeFault(
  {
    request_url: signedUrl,
    response_timestamp: timestamp,
    response_payload: payload,
  }: Record<string, unknown>,
  asked: URL,
  now: number,
): string | null {
  if (typeof signedUrl !== 'string' || !isSameRequest(signedUrl, asked)) return 'it answers another request'
  const signedAt = readTimestamp(timestamp)
  if (signedAt !== null && !(Math.abs(now - signedAt) <= webhookTolerance))
    return 'it was signed at another time'
  return payload === undefined ? 'there is no response_payload in it' : null
}

/** Whether `request_url` is absolute and names its query is not documented: what it does not say is not compared. */
function isSameRequest(signedUrl: string, asked: URL): boolean {
  if (!URL.canParse(signedUrl, asked)) return false
  const signed = new URL(signedUrl, asked)
  if (signed.origin !== asked.origin || signed.pathname !== asked.pathname) return false
  return signed.search === '' || listParameters(signed) === listParameters(asked)
}

const listParameters = ({ searchParams }: URL): string =>
  [...searchParams]
    .filter(([name]) => name !== 'sign_response')
    .map((pair) => pair.join('='))
    .toSorted()
    .join('&')

/**
 * Milliseconds since 1970, or `null` where the time is not clear.
 *
 * Its type is not documented: seconds, milliseconds or a date-time are read. One without a zone is not judged, because an
 * hour or two of the wrong zone would refuse every answer.
 */
function readTimestamp(value: unknown): number | null {
  if (typeof value === 'number') return value < 1e11 ? value * 1000 : value
  if (typeof value !== 'string') return null
  if (/^\d+(?:\.\d+)?$/.test(value)) return readTimestamp(Number(value))
  const time = /(?:Z|[+-]\d\d:?\d\d)$/.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? null : time
}
