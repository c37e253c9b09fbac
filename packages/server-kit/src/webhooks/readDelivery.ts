import { createPaymentError } from '@powens-pay/core'
import { WebhookVerificationError } from '../errors/WebhookVerificationError.ts'
import { isBytes, toUtf8, type Bytes } from '../internal/bytes.ts'
import { readBytes } from '../internal/readBytes.ts'
import type { RawWebhook } from './RawWebhook.ts'

/** The bytes of a delivery, never more than `limit` of them. */
export function readRawBody(delivery: RawWebhook, limit: number): Uint8Array {
  const body: unknown = delivery.body
  const bytes = typeof body === 'string' ? toUtf8(body) : body
  if (!isBytes(bytes)) throw new WebhookVerificationError('parsed_body')
  if (bytes.length > limit) throw createPaymentError('body_too_large')
  return bytes
}

export function readRequestBody(delivery: Request, limit: number): Promise<Uint8Array> {
  if (delivery.bodyUsed) throw new WebhookVerificationError('parsed_body')
  return readBytes(delivery.body, limit)
}

/** Whether a body is compressed: its bytes say so. Whatever a proxy did to it, its headers may say something else. */
export const isGzip = ([first, second]: Uint8Array): boolean => first === 0x1f && second === 0x8b

/** What a compressed delivery holds, never more than `limit` bytes of it. */
export async function gunzip(bytes: Uint8Array, limit: number): Promise<Bytes> {
  const source = new Response(new Uint8Array(bytes)).body
  try {
    return await readBytes(source?.pipeThrough(new DecompressionStream('gzip')) ?? null, limit)
  } catch (cause) {
    // A bomb is refused by its size; anything else that does not unpack was not sent by Powens.
    if (cause instanceof Error && 'code' in cause && cause.code === 'body_too_large') throw cause
    throw new WebhookVerificationError('invalid_encoding', { cause })
  }
}
