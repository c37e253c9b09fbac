import { createPaymentError } from '@powens-pay/core'
import { WebhookVerificationError } from '../errors/WebhookVerificationError.ts'
import { toUtf8, type Bytes } from '../internal/bytes.ts'
import { readBytes } from '../internal/readBytes.ts'
import type { RawWebhook } from './verifyWebhook.ts'

/** The bytes of a delivery, never more than `limit` of them. */
export async function readRawBody(delivery: Request | RawWebhook, limit: number): Promise<Uint8Array> {
  if (delivery instanceof Request) {
    if (delivery.bodyUsed) throw new WebhookVerificationError('parsed_body')
    return readBytes(delivery.body, limit)
  }
  const body: unknown = delivery.body
  const bytes = typeof body === 'string' ? toUtf8(body) : body
  if (!(bytes instanceof Uint8Array)) throw new WebhookVerificationError('parsed_body')
  if (bytes.length > limit) throw createPaymentError('body_too_large')
  return bytes
}

/**
 * Every byte sequence that Powens may have signed, the payload first.
 *
 * Whether a compressed body is signed before or after compression is not documented, so both are tried. (reference: 14.6 b)
 */
export async function listSignedBodies(
  raw: Uint8Array,
  encoding: string | null,
  limit: number,
): Promise<[payload: Uint8Array, ...others: Uint8Array[]]> {
  const isGzip = encoding?.trim().toLowerCase() === 'gzip'
  return isGzip ? [await gunzip(raw, limit), raw] : [raw]
}

async function gunzip(bytes: Uint8Array, limit: number): Promise<Bytes> {
  const source = new Response(new Uint8Array(bytes)).body
  try {
    return await readBytes(source?.pipeThrough(new DecompressionStream('gzip')) ?? null, limit)
  } catch (cause) {
    // A bomb is refused by its size; anything else that does not unpack was not sent by Powens.
    if (cause instanceof Error && 'code' in cause && cause.code === 'body_too_large') throw cause
    throw new WebhookVerificationError('invalid_body', { cause })
  }
}
