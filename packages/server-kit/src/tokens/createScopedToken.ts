import type { ScopedToken } from '@powens-pay/core'
import { PowensApiError } from '../errors/PowensApiError.ts'
import type { Powens } from '../powens/createPowens.ts'
import { paymentPath } from '../powens/paths.ts'
import { request, type ActionOptions } from '../powens/request.ts'
import type { ServiceScope } from './createTokenBroker.ts'

export interface CreateScopedTokenParameters extends ActionOptions {
  paymentId: number
  /** @default ['payments:validate'] */
  scope?: ServiceScope | readonly ServiceScope[] | undefined
}

/**
 * Mints the token that opens the webview for one payment. It lasts seven days and cannot be revoked, so it belongs in a
 * redirect and nowhere else. (reference: POST /payments/{id}/scopedtoken)
 */
export async function createScopedToken(
  powens: Powens,
  parameters: CreateScopedTokenParameters,
): Promise<ScopedToken> {
  const { paymentId, scope = ['payments:validate'], ...options } = parameters
  const path = `${paymentPath(paymentId)}/scopedtoken`
  // Minting moves no money, and a token that was lost on the way opens nothing.
  const answer = await request(powens, {
    method: 'POST',
    path,
    body: { scope },
    retries: 'transient',
    ...options,
  })
  const { token } = (answer ?? {}) as Partial<ScopedToken>
  if (typeof token === 'string' && token) return answer as ScopedToken
  throw new PowensApiError('powens_invalid_response', { call: `POST ${path}` })
}
