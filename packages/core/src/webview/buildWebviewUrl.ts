import { PaymentError } from '../errors/PaymentError.ts'
import { getDomainHost } from '../vocabulary/domain.ts'
import type { Open } from '../vocabulary/Open.ts'
import { type WebviewLanguage, webviewLanguages } from '../vocabulary/webviewLanguages.ts'
import { findRedirectUriProblem } from './redirectUri.ts'

export interface BuildWebviewUrlParameters {
  /** The label of the Powens domain, or its host. */
  domain: string
  clientId: string
  /** The same as the payment's `client_redirect_uri`. */
  redirectUri: string
  /** The token scoped to this payment. */
  code: string
  paymentId: number
  /** The same as the payment's `client_state`, at most 2000 characters. */
  state?: string | undefined
  /** A BCP 47 tag. For a language that the webview does not speak, it follows the payer's browser. */
  lang?: Open<WebviewLanguage> | undefined
  /**
   * `webview.powens.com`, or the domain's own host as Powens's guides have it. (docs/powens.md#webview-url)
   * @default 'webview'
   */
  family?: 'webview' | 'domain' | undefined
  /** Replaces the scheme and the host of the family, to reach a sandbox. */
  baseUrl?: string | undefined
}

/**
 * Builds the address where the payer chooses a bank and approves the payment.
 *
 * It holds the scoped token: redirect to it from a server, and do not store or log it. Throws
 * `PaymentError('configuration_error')` for parameters that Powens would refuse. (docs/powens.md#webview-parameters)
 */
export function buildWebviewUrl(parameters: BuildWebviewUrlParameters): string {
  const { clientId, redirectUri, code, paymentId, state, family = 'webview' } = parameters
  const host = getDomainHost(parameters.domain)
  const redirectProblem = findRedirectUriProblem(redirectUri)
  if (redirectProblem) refuse(`redirectUri ${redirectProblem}`)
  if (!code || !clientId) refuse('code and clientId are both needed to open the webview. Pass them.')
  if (!Number.isSafeInteger(paymentId) || paymentId < 0)
    refuse("paymentId is no payment's id. Pass payment.id.")
  if (state !== undefined && state.length > 2000)
    refuse('state is longer than 2000 characters, which Powens refuses. Keep an id in it.')

  const root = family === 'webview' ? 'https://webview.powens.com' : `https://${host}`
  const base =
    (parameters.baseUrl ?? root).replace(/\/$/, '') + (family === 'webview' ? '' : '/2.0/auth/webview')
  const url = new URL(`${base}${languageSegment(parameters.lang)}/payment`)
  if (family === 'webview') url.searchParams.set('domain', host)
  url.searchParams.set('client_id', clientId)
  url.searchParams.set('redirect_uri', redirectUri)
  url.searchParams.set('code', code)
  url.searchParams.set('payment_id', String(paymentId))
  if (state !== undefined) url.searchParams.set('state', state)
  return url.href
}

function languageSegment(lang: string | undefined): string {
  const language = lang?.slice(0, 2).toLowerCase()
  const isSpoken =
    /^[a-z]{2}(?:-|$)/i.test(lang ?? '') && webviewLanguages.some((known) => known === language)
  return isSpoken ? `/${language}` : ''
}

function refuse(sentence: string): never {
  throw new PaymentError('configuration_error', `The webview's URL cannot be built: ${sentence}`)
}
