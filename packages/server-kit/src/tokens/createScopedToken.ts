import type { Open, Scope, ScopedToken } from '@powens-pay/core'
import type { Powens } from '../powens/Powens.ts'
import { paymentPath } from '../powens/paths.ts'
import { request, type ActionOptions } from '../powens/request.ts'
import { readToken } from './readToken.ts'

export interface CreateScopedTokenParameters extends ActionOptions {
  paymentId: number
  /** @default ['payments:validate'] */
  scope?: Open<Scope> | readonly Open<Scope>[] | undefined
}

/**
 * Creates the token that opens the webview for one payment. It lasts seven days and cannot be revoked, so it belongs in
 * a redirect and nowhere else. (docs/powens.md#scoped-token)
 */
export async function createScopedToken(
  powens: Powens,
  parameters: CreateScopedTokenParameters,
): Promise<ScopedToken> {
  const { paymentId, scope = ['payments:validate'], ...options } = parameters
  const path = `${paymentPath(paymentId)}/scopedtoken`
  // Minting moves no money, and a token that was lost on the way opens nothing.
  const call = { method: 'POST', path, body: { scope }, retries: 'transient' } as const
  return request(powens, { ...call, ...options }, readToken<ScopedToken>)
}
