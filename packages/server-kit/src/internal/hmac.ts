import type { Bytes } from './bytes.ts'
import { concat, equalBytes, toBase64, toBase64Url, toUtf8 } from './bytes.ts'

interface NodeCrypto {
  createSecretKey(key: Uint8Array): object
  createHmac(algorithm: 'sha256', key: object): NodeHmac
  createHash(algorithm: 'sha256'): NodeHmac
  /** Since Node 20.12 and 21.7. */
  hash?(algorithm: 'sha256', text: string, encoding: 'base64url'): string
  timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean
}
interface NodeHmac {
  update(data: Uint8Array | string): this
  digest(): Bytes
  digest(encoding: 'base64'): string
}

interface MaybeNode {
  process?: { getBuiltinModule?: (id: string) => unknown }
}

let found: NodeCrypto | null | undefined

/** Looked for when it is first needed, because some edge runtimes refuse a module that only touches `process`. */
function findNodeCrypto(): NodeCrypto | null {
  if (found === undefined) found = loadNodeCrypto()
  return found
}

/** Asked for at run time, so that no bundler for browsers or workers ever sees a `node:` import. */
function loadNodeCrypto(): NodeCrypto | null {
  try {
    const loaded = (globalThis as MaybeNode).process?.getBuiltinModule?.('node:crypto')
    return (loaded as NodeCrypto | undefined) ?? null
  } catch {
    return null
  }
}

const importedKeys = new WeakMap<Uint8Array, Promise<CryptoKey>>()

function importKey(key: Bytes): Promise<CryptoKey> {
  const known = importedKeys.get(key)
  if (known) return known
  const imported = crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  importedKeys.set(key, imported)
  return imported
}

/** HMAC-SHA256 through Web Crypto, which every runtime has. */
export async function webHmac(key: Bytes, ...parts: readonly Uint8Array[]): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', await importKey(key), concat(...parts)))
}

const secretKeys = new WeakMap<Uint8Array, object>()

/** Kept, because Node 24 takes four times as long with plain bytes for a key. */
function toSecretKey(node: NodeCrypto, key: Bytes): object {
  const known = secretKeys.get(key)
  if (known) return known
  const secretKey = node.createSecretKey(key)
  secretKeys.set(key, secretKey)
  return secretKey
}

/** HMAC-SHA256 of the parts as if they were one; at once where `node:crypto` is at hand, which is many times faster. */
export function hmac(key: Bytes, ...parts: readonly Uint8Array[]): Bytes | Promise<Bytes> {
  const nodeCrypto = findNodeCrypto()
  if (!nodeCrypto) return webHmac(key, ...parts)
  const hash = nodeCrypto.createHmac('sha256', toSecretKey(nodeCrypto, key))
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** HMAC-SHA256 of a text and the bytes after it, in base64; at once as `hmac` is. */
export function hmacBase64(key: Bytes, text: string, bytes: Uint8Array): string | Promise<string> {
  const nodeCrypto = findNodeCrypto()
  if (!nodeCrypto) return webHmac(key, toUtf8(text), bytes).then(toBase64)
  const hash = nodeCrypto.createHmac('sha256', toSecretKey(nodeCrypto, key))
  return hash.update(text).update(bytes).digest('base64')
}

export async function sha256(bytes: Bytes): Promise<Bytes> {
  const nodeCrypto = findNodeCrypto()
  if (nodeCrypto) return nodeCrypto.createHash('sha256').update(bytes).digest()
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

/** SHA-256 of a text's UTF-8, in base64url. */
export async function hashText(text: string): Promise<string> {
  return findNodeCrypto()?.hash?.('sha256', text, 'base64url') ?? toBase64Url(await sha256(toUtf8(text)))
}

export function safeEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  const nodeCrypto = findNodeCrypto()
  return nodeCrypto ? nodeCrypto.timingSafeEqual(a, b) : equalBytes(a, b)
}
