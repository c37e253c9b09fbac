import type { CryptoKey } from 'jose'
import { PowensApiError } from '../errors/PowensApiError.ts'
import { createSingleFlight } from '../internal/createSingleFlight.ts'
import { isWithin } from '../internal/isWithin.ts'
import { readObject } from '../powens/Reader.ts'
import { send } from '../powens/send.ts'
import type { Transport } from '../powens/Transport.ts'
import type { TokenBroker } from '../tokens/TokenBroker.ts'

/** Long enough to cost nothing, short enough for a key that Powens gives up to be given up here. */
const remembered = 10 * 60 * 1000

/** Powens's public key of an id, for an algorithm. */
export type SignKeys = (id: string, algorithm: string) => Promise<CryptoKey>

/** Reads Powens's signing keys, each once in ten minutes however many answers it signed. */
export function createSignKeys(transport: Transport & { tokens: TokenBroker }): SignKeys {
  const known = new Map<string, { pem: string; readAt: number }>()
  const inFlight = createSingleFlight<string>()

  async function readPem(id: string): Promise<string> {
    const path = `/sign-keys/${id}`
    // Whether this call needs a token is not documented; a service token is sent. (docs/powens.md#signed-responses)
    const token = await transport.tokens.get('payments:admin')
    const call = { method: 'GET', path, token, retries: 'transient' } as const
    const { public_key: pem, deprecated } = await send(transport, call, readObject<Record<string, unknown>>)
    const fail = (reason: string) =>
      new PowensApiError('powens_invalid_response', { call: `GET ${path}`, reason, isAmbiguous: true })
    // Documented as `null` while the key is good: without that word it is not known to be.
    if (deprecated !== null) throw fail('the signing key is deprecated')
    if (typeof pem !== 'string') throw fail('there is no public_key in it')
    if (known.size > 100) known.clear()
    known.set(id, { pem, readAt: transport.now() })
    return pem
  }

  return async (id, algorithm) => {
    const { importSPKI } = await import('jose')
    const key = known.get(id)
    const isGood = key !== undefined && isWithin(remembered, key.readAt, transport.now())
    return importSPKI(isGood ? key.pem : await inFlight(id, () => readPem(id)), algorithm)
  }
}
