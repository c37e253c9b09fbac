import type { ServiceToken } from '@powens-pay/core'
import { readObject } from '../powens/Reader.ts'

/** An answer with a token in it: one that is no text or empty opens nothing. */
export function readToken<T extends Pick<ServiceToken, 'token'>>(answer: unknown): T | null {
  const body = readObject<T>(answer)
  return body && typeof body.token === 'string' && body.token ? body : null
}
