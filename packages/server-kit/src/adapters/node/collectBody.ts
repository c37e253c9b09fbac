import type { IncomingMessage } from 'node:http'
import { createPaymentError } from '@powens-pay/core'
import { brokenOff, findKeptBytes, stopReading } from './readState.ts'

/** A request's body whole, straight from Node's message, unless it holds more than `limit` bytes. */
export async function collectBody(
  incoming: IncomingMessage,
  limit: number,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const kept = findKeptBytes(incoming)
  if (!kept) return collect(incoming, limit, signal)
  if (kept.length > limit) throw createPaymentError('body_too_large')
  return new Uint8Array(kept)
}

function collect(
  incoming: IncomingMessage,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    let length = 0
    const fail = (error: unknown): void => {
      off()
      incoming.pause()
      // Not at once: within an event for data the message itself would start its socket again.
      queueMicrotask(() => stopReading(incoming))
      reject(error as Error)
    }
    const take = (chunk: Uint8Array): void => {
      length += chunk.length
      chunks.push(chunk)
      if (length > limit) fail(createPaymentError('body_too_large'))
    }
    const finish = (): void => {
      off()
      resolve(join(chunks, length))
    }
    const close = (): void => fail(brokenOff())
    const abort = (): void => fail(signal?.reason)
    const off = (): void => {
      signal?.removeEventListener('abort', abort)
      // An error of the socket after this has no listener and would end the process.
      incoming.off('data', take).off('end', finish).off('close', close).off('error', fail).on('error', ignore)
    }
    if (signal?.aborted) return reject(signal.reason as Error)
    // A request that is closed already emits no `close` again.
    if (incoming.destroyed) return reject(brokenOff())
    signal?.addEventListener('abort', abort)
    incoming.on('data', take).on('end', finish).on('close', close).on('error', fail)
  })
}

const ignore = (): void => undefined

/** Most bodies come as one chunk, of which a copy would be no better. */
function join(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const [only] = chunks
  if (only && chunks.length === 1) {
    return new Uint8Array(only.buffer as ArrayBuffer, only.byteOffset, length)
  }
  const whole = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.length
  }
  return whole
}
