import { createPaymentError } from '@powens-pay/core'
import { concat, type Bytes } from './bytes.ts'

/**
 * Reads a stream whole, unless it holds more than `limit` bytes.
 *
 * Counts what arrives: a `Content-Length` is a claim, and a chunked body makes none.
 */
export async function readBytes(
  stream: ReadableStream<Uint8Array> | null,
  limit: number,
  signal?: AbortSignal,
): Promise<Bytes> {
  if (!stream) return new Uint8Array(0)
  const reader = stream.getReader()
  const stop = (): void => void reader.cancel(signal?.reason).catch(() => undefined)
  signal?.addEventListener('abort', stop, { once: true })

  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      signal?.throwIfAborted()
      if (done) return join(chunks)
      length += value.length
      if (length > limit) throw createPaymentError('body_too_large')
      chunks.push(value)
    }
  } catch (error) {
    stop()
    throw error
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}

/** Most bodies come as one chunk, of which a copy would be no better. */
function join(chunks: readonly Uint8Array[]): Bytes {
  const [only] = chunks
  return only && chunks.length === 1 ? (only as Bytes) : concat(...chunks)
}
