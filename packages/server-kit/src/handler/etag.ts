import { toBase64Url, toUtf8 } from '../internal/bytes.ts'
import { sha256 } from '../internal/hmac.ts'

/** A short name for exactly these bytes. */
export const tagOf = async (body: string): Promise<string> =>
  toBase64Url((await sha256(toUtf8(body))).subarray(0, 16))
