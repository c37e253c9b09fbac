import { toUtf8, type Bytes } from './bytes.ts'
import { hmac } from './hmac.ts'

/** The only block of the output: as long as SHA-256. */
const block = Uint8Array.of(1)

/**
 * HKDF-SHA256 (RFC 5869), one key of 32 bytes for each `info`. Made of `hmac`, because a process that starts cold waits
 * longer for Web Crypto than for all of this.
 */
export async function hkdf(secret: string, salt: Bytes, info: string): Promise<Bytes> {
  return hmac(await hmac(salt, toUtf8(secret)), toUtf8(info), block)
}
