import { PowensApiError } from '../errors/PowensApiError.ts'
import { fromUtf8 } from '../internal/bytes.ts'
import type { Transport } from '../powens/Transport.ts'
import type { TokenBroker } from '../tokens/TokenBroker.ts'
import { createSignKeys } from './createSignKeys.ts'
import { findEnvelopeFault } from './findEnvelopeFault.ts'
import { readKeyId } from './readKeyId.ts'
import type { ResponseVerifier } from './ResponseVerifier.ts'

// Which one Powens uses is not documented: every asymmetric one, and none that a public key could be the secret of.
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']

/**
 * Opens answers to `?sign_response=true`: the key is Powens's, the answer is to this question and of now.
 * (docs/powens.md#signed-responses)
 */
export function createResponseVerifier(transport: Transport & { tokens: TokenBroker }): ResponseVerifier {
  const getKey = createSignKeys(transport)

  async function open(jws: string): Promise<Record<string, unknown>> {
    const { compactVerify } = await import('jose')
    const { payload } = await compactVerify(
      jws,
      async ({ alg, key_url: keyUrl }) => {
        const id = readKeyId(keyUrl, transport.apiUrl)
        if (id === null) throw new UntrustedAnswerError('its key_url is none of this API')
        if (!algorithms.includes(alg))
          throw new UntrustedAnswerError('its algorithm is not one of a public key')
        return getKey(id, alg)
      },
      { algorithms },
    )
    const envelope: unknown = JSON.parse(fromUtf8(payload))
    if (typeof envelope === 'object' && envelope !== null) return envelope as Record<string, unknown>
    throw new UntrustedAnswerError('it holds no object')
  }

  return async (text, { call, url }) => {
    try {
      // The type of a signed answer is not documented, so its form decides.
      if (!isJws(text))
        throw new UntrustedAnswerError('it is not signed; Powens has to enable response signatures')
      const envelope = await open(text.trim())
      const fault = findEnvelopeFault(envelope, url, transport.now())
      if (fault) throw new UntrustedAnswerError(fault)
      return envelope['response_payload']
    } catch (error) {
      if (error instanceof PowensApiError) throw withoutKey(call, error)
      const reason = error instanceof UntrustedAnswerError ? error.message : 'its signature is not good'
      throw new PowensApiError('powens_invalid_response', { call, reason, isAmbiguous: true })
    }
  }
}

const isJws = (text: string): boolean => /^\s*[\w-]+\.[\w-]+\.[\w-]+\s*$/.test(text)

/**
 * The call was answered, so it may have taken effect, whatever became of the request for its key. Without the status of that
 * request, which would pass for one of the call.
 */
const withoutKey = (call: string, error: PowensApiError): PowensApiError =>
  new PowensApiError(error.code, {
    call,
    reason: `its signing key could not be used: ${error.message}`,
    retryAfter: error.retryAfter,
    isAmbiguous: true,
    cause: error,
  })

/** Its message is the reason; it is caught in this file. */
class UntrustedAnswerError extends Error {
  override readonly name: string = 'UntrustedAnswerError'
}
