import { buildWebviewUrl, type BuildWebviewUrlParameters } from '@powens-pay/core'
import type { Powens } from '../powens/Powens.ts'
import { getWebviewRoot } from '../powens/webviewRoot.ts'
import type { ActionOptions } from '../powens/request.ts'
import { createScopedToken } from '../tokens/createScopedToken.ts'

export interface GetWebviewUrlParameters
  extends
    ActionOptions,
    Pick<BuildWebviewUrlParameters, 'paymentId' | 'redirectUri' | 'state' | 'lang' | 'family'> {}

/**
 * Creates a scoped token and builds the address to redirect the payer to. Redirect from the server: the address is a
 * secret of the payer's.
 */
export async function getWebviewUrl(powens: Powens, parameters: GetWebviewUrlParameters): Promise<string> {
  const { paymentId, signal, timeout, ...rest } = parameters
  const { token } = await createScopedToken(powens, { paymentId, signal, timeout })
  return buildUrl(powens, { ...rest, paymentId, code: token })
}

type UrlParameters = Omit<BuildWebviewUrlParameters, 'domain' | 'clientId' | 'baseUrl'>

/** The webview's address for a scoped token that is at hand. */
export function buildUrl(powens: Powens, parameters: UrlParameters): string {
  const { domain, clientId } = powens
  const family = parameters.family ?? powens.webviewFamily
  return buildWebviewUrl({ ...parameters, domain, clientId, family, baseUrl: getWebviewRoot(powens, family) })
}
