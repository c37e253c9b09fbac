import { Readable } from 'node:stream'

/** A body of which the length is not known beforehand. */
export const streamOf = (
  parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): ReadableStream<Uint8Array> => Readable.toWeb(Readable.from(parts)) as ReadableStream<Uint8Array>
