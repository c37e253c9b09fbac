import { promisify } from 'node:util'
import * as zlib from 'node:zlib'

const gunzip = promisify(zlib.gunzip)
const unbrotli = promisify(zlib.brotliDecompress)

/** What a small file may grow to. */
const longest = 256 * 1024 * 1024
/** A compressed file inside a compressed file, and so on. */
const deepest = 3

const startsWith = (bytes: Buffer, ...start: number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte)

const isGzip = (bytes: Buffer): boolean => startsWith(bytes, 0x1f, 0x8b)
const isZip = (bytes: Buffer): boolean => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)
const isZstandard = (bytes: Buffer): boolean => startsWith(bytes, 0x28, 0xb5, 0x2f, 0xfd)

/** The content of a file as a server or a browser unpacks it. Throws when it cannot be unpacked here. */
export async function decompress(name: string, bytes: Buffer, depth = 0): Promise<Buffer> {
  if (isZip(bytes) || isZstandard(bytes) || depth > deepest) throw new Error('This format is not unpacked.')
  // Only gzip says what it is; Brotli is known by the name that servers look for.
  const isBrotli = depth === 0 && name.endsWith('.br')
  if (!isGzip(bytes) && !isBrotli) return bytes
  const content = await (isGzip(bytes) ? gunzip : unbrotli)(bytes, { maxOutputLength: longest })
  return decompress(name, content, depth + 1)
}
