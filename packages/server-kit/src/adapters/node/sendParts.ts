import type { ServerResponse } from 'node:http'

type Reader = ReadableStreamDefaultReader<Uint8Array>
export type Read = Awaited<ReturnType<Reader['read']>>

/** Writes each part as it comes, no faster than the client takes them, and stops reading when the client goes away. */
export async function sendParts(
  reader: Reader,
  next: Promise<Read>,
  start: Uint8Array | undefined,
  outgoing: ServerResponse,
): Promise<void> {
  const stop = (): void => void reader.cancel().catch(() => undefined)
  outgoing.once('close', stop)
  if (outgoing.destroyed) stop()
  outgoing.flushHeaders()
  if (start) await write(outgoing, start)
  for (let read = await next; !read.done; read = await reader.read()) await write(outgoing, read.value)
  outgoing.off('close', stop)
  outgoing.end()
}

function write(outgoing: ServerResponse, chunk: Uint8Array): Promise<void> | undefined {
  if (outgoing.write(chunk) || outgoing.destroyed) return undefined
  return new Promise((resolve) => {
    const go = (): void => {
      outgoing.off('drain', go)
      outgoing.off('close', go)
      resolve()
    }
    outgoing.on('drain', go)
    outgoing.on('close', go)
  })
}
