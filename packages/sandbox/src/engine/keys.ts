import { exportJWK, exportSPKI, generateKeyPair, type JWK } from 'jose'

interface KeyPair {
  id: string
  privateKey: CryptoKey
  publicKey: CryptoKey
}

/** The domain's own keys, made when they are first needed: RSA takes a while. */
export interface Keys {
  encryption(): Promise<KeyPair>
  encryptionJwk(): Promise<JWK>
  signing(): Promise<KeyPair>
  signingPem(): Promise<string>
}

export function createKeys(): Keys {
  const make = async (algorithm: string, id: string): Promise<KeyPair> => {
    const pair = await generateKeyPair(algorithm, { modulusLength: 2048, extractable: true })
    return { id, privateKey: pair.privateKey, publicKey: pair.publicKey }
  }
  let encryption: Promise<KeyPair> | undefined
  let signing: Promise<KeyPair> | undefined
  const keys: Keys = {
    encryption: () => (encryption ??= make('RSA-OAEP-256', 'sandbox-encryption-1')),
    async encryptionJwk() {
      const { id, publicKey } = await keys.encryption()
      return { ...(await exportJWK(publicKey)), kid: id, alg: 'RSA-OAEP-256', use: 'enc' }
    },
    signing: () => (signing ??= make('RS256', '1')),
    async signingPem() {
      return exportSPKI((await keys.signing()).publicKey)
    },
  }
  return keys
}
