import { equalText, randomId, toBase64Url, toUtf8 } from '../internal/bytes.ts'
import { hmac } from '../internal/hmac.ts'
import type { SecretKeys } from './createKeyRing.ts'

const name = 'powens-pay'

/** Forty days, as long as a payment key lives. */
const maxAge = 40 * 24 * 60 * 60

/** The one cookie of a browser: a random secret whose hash is in the keys it was given. */
export interface BrowserSecret {
  secret: string
  /** To be sent when the browser has none yet. */
  setCookie: string | null
}

/** The part of a request that a cookie comes in. */
type Visitor = Pick<Request, 'headers'>

/** Not every browser takes `Secure` or `__Host-` on plain http, not even on loopback. */
const cookieName = (secure: boolean): string => (secure ? `__Host-${name}` : name)

/** The browser's secret, or `null` when it sent none or several that differ. */
export function readBrowserSecret(request: Visitor, secure: boolean): string | null {
  const wanted = `${cookieName(secure)}=`
  const found = new Set<string>()
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const pair = part.trim()
    if (pair.startsWith(wanted)) found.add(pair.slice(wanted.length))
  }
  const [secret] = found
  return found.size === 1 && secret && /^[\w-]{22}$/.test(secret) ? secret : null
}

/** The browser's secret, made up when it has none. */
export function ensureBrowserSecret(request: Visitor, secure: boolean): BrowserSecret {
  const known = readBrowserSecret(request, secure)
  if (known) return { secret: known, setCookie: null }
  const secret = randomId()
  const attributes = `Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  return { secret, setCookie: `${cookieName(secure)}=${secret}; ${attributes}` }
}

/** What a payment key says of its browser. Keyed, so that a key proves nothing without the cookie. */
export async function hashBrowserSecret(keys: SecretKeys, secret: string): Promise<string> {
  const hash = await hmac(await keys.derive('cookie'), toUtf8(secret))
  return toBase64Url(hash.subarray(0, 12))
}

/** Whether the request comes from the browser a key was made for. */
export async function isSameBrowser(
  request: Visitor,
  secure: boolean,
  key: { keys: SecretKeys; browserHash: string },
): Promise<boolean> {
  const secret = readBrowserSecret(request, secure)
  return secret !== null && equalText(await hashBrowserSecret(key.keys, secret), key.browserHash)
}
