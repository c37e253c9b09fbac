import { toBase64Url, toUtf8, type Bytes } from '../internal/bytes.ts'
import { hkdf } from '../internal/hkdf.ts'

/** What a derived key is good for. A token of one purpose never passes for another. */
export type KeyPurpose = 'payment-key' | 'go' | 'handoff' | 'validation' | 'cookie' | 'terms' | 'key-id'

/** One of the merchant's secrets, spread into a key per purpose. */
export interface SecretKeys {
  /** Six characters that tell which secret signed; they reveal nothing of it. */
  id: string
  derive(purpose: KeyPurpose): Promise<Bytes>
}

/** The merchant's secrets, newest first: the first signs, all of them verify. */
export interface KeyRing {
  all(): Promise<readonly SecretKeys[]>
  newest(): Promise<SecretKeys>
  find(id: string): Promise<SecretKeys | undefined>
}

const salt = toUtf8('powens-pay/1')

async function spreadSecret(secret: string): Promise<SecretKeys> {
  const derived = new Map<KeyPurpose, Promise<Bytes>>()

  const derive = (purpose: KeyPurpose): Promise<Bytes> => {
    const known = derived.get(purpose)
    if (known) return known
    const key = hkdf(secret, salt, purpose)
    derived.set(purpose, key)
    return key
  }

  return { id: toBase64Url(await derive('key-id')).slice(0, 6), derive }
}

/** Derives, with HKDF-SHA256, every key the handler signs with from the merchant's secrets. */
export function createKeyRing(secrets: readonly string[]): KeyRing {
  let spread: Promise<SecretKeys[]> | undefined
  const all = (): Promise<SecretKeys[]> => (spread ??= Promise.all(secrets.map(spreadSecret)))

  return {
    all,
    async newest() {
      const [first] = await all()
      if (!first) throw new TypeError('A key ring needs at least one secret.')
      return first
    },
    find: async (id) => (await all()).find((keys) => keys.id === id),
  }
}
