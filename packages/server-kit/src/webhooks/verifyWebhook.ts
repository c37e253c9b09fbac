import type { WebhookPayload } from '@powens-pay/core'
import { WebhookVerificationError } from '../errors/WebhookVerificationError.ts'
import { requirePositive } from '../internal/requirePositive.ts'
import { mostWebhookBytes } from './mostWebhookBytes.ts'
import { gunzip, isGzip, readRawBody, readRequestBody } from './readDelivery.ts'
import type { RawWebhook } from './RawWebhook.ts'
import { readPayload } from './readPayload.ts'
import { requireWebhookSecrets } from './requireWebhookSecrets.ts'
import { signatureDateHeader, signatureHeader } from './signature.ts'
import { verifySignature } from './verifySignature.ts'
import { webhookTolerance } from './webhookTolerance.ts'

export interface VerifyWebhookOptions {
  /** The `secret_key` of the HMAC provider; during a rotation both, newest first. */
  secrets: readonly string[]
  /**
   * The URL that is registered with Powens, or its path: it is part of what is signed.
   *
   * @default the address the request arrived at, which is wrong behind a proxy that rewrites paths
   */
  url?: string | undefined
  /** Milliseconds. @default Date.now */
  now?: (() => number) | undefined
  /** Counted before and after decompression. @default 4194304 */
  maxBodyBytes?: number | undefined
}

export interface VerifiedWebhook {
  payload: WebhookPayload
  /** When Powens signed it, in milliseconds. */
  signedAt: number
  /**
   * Signed within five minutes of now, both ways. An older one is genuine but may be a replay: read the payment
   * instead.
   */
  isFresh: boolean
  /** Equal for repeats of one delivery. */
  deliveryId: string
}

/**
 * Verifies that Powens sent a webhook, and reads the payment in it.
 *
 * Throws a `WebhookVerificationError` whose `reason` tells a parsed body from a wrong path, secret or date. With
 * `invalid_body` Powens did send it, but it is no payment: answer 2xx, or it comes again and again.
 */
export async function verifyWebhook(
  delivery: Request | RawWebhook,
  options: VerifyWebhookOptions,
): Promise<VerifiedWebhook> {
  const { now = Date.now } = options
  const maxBodyBytes = requirePositive('maxBodyBytes', options.maxBodyBytes ?? mostWebhookBytes)
  const secrets = requireWebhookSecrets('secrets', options.secrets)
  const signature = readHeader(delivery.headers, signatureHeader)
  if (!signature) throw new WebhookVerificationError('missing_signature')
  const date = readHeader(delivery.headers, signatureDateHeader)
  if (!date) throw new WebhookVerificationError('missing_date')

  const raw =
    delivery instanceof Request
      ? await readRequestBody(delivery, maxBodyBytes)
      : readRawBody(delivery, maxBodyBytes)
  // Whether a compressed body is signed before or after compression is not documented, so both are tried.
  // (docs/powens.md#webhook-signature)
  const isCompressed = isGzip(raw)
  const payload = isCompressed ? await gunzip(raw, maxBodyBytes) : raw
  const bodies = isCompressed ? [payload, raw] : [raw]
  const arrivedAt = (): string => toPath(delivery.url ?? '')
  const path = options.url === undefined ? arrivedAt() : toPath(options.url)
  await verifySignature({ signature, date, path, arrivedAt, bodies, secrets })

  const signedAt = readDate(date)
  const isFresh = Math.abs(now() - signedAt) <= webhookTolerance
  return { ...(await readPayload(payload)), signedAt, isFresh }
}

function readHeader(headers: RawWebhook['headers'], name: string): string | null {
  if (headers instanceof Headers) return headers.get(name)
  const wanted = name.toLowerCase()
  for (const key of Object.keys(headers)) {
    if (key.length !== name.length || key.toLowerCase() !== wanted) continue
    const value = headers[key]
    return typeof value === 'string' ? value : (value?.[0] ?? null)
  }
  return null
}

const hasZone = /(?:z|gmt|utc|[+-]\d{2}(?::?\d{2})?)$/i

/** Powens signs the path alone, without scheme, host or query. (docs/powens.md#webhook-signature) */
const toPath = (url: string): string => new URL(url, 'https://path.invalid').pathname

/** A date without a zone is UTC, as Powens documents it, and not the time of this machine. */
function readDate(date: string): number {
  const text = date.trim()
  const time = Date.parse(hasZone.test(text) ? text : `${text}Z`)
  if (Number.isNaN(time)) throw new WebhookVerificationError('invalid_date')
  return time
}
