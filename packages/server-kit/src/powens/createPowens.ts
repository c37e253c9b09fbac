import { getDomainLabel, PaymentError } from '@powens-pay/core'
import { requirePositive } from '../internal/requirePositive.ts'
import { refuseBrowser } from '../internal/refuseBrowser.ts'
import { wait, type Wait } from '../internal/timers.ts'
import { createResponseVerifier } from '../responses/createResponseVerifier.ts'
import { createTokenBroker } from '../tokens/createTokenBroker.ts'
import { parseBaseUrl } from './parseBaseUrl.ts'
import type { Powens, WebviewFamily } from './Powens.ts'

export interface PowensOptions {
  /** The domain's name, such as `acme` or `acme-sandbox`, or its host `acme.biapi.pro`. */
  domain: string
  /** The client application's id, from the Powens console. */
  clientId: string
  /** Its secret; a function is asked again after Powens refused what it gave last. */
  clientSecret: string | (() => string | Promise<string>)
  /** Another address of the API, for the sandbox. @default 'https://{domain}.biapi.pro/2.0' */
  apiUrl?: string | undefined
  /** Another address of the payer's pages, for the sandbox. @default 'https://webview.powens.com' */
  webviewUrl?: string | undefined
  /**
   * Which of the webview's two addresses payers are sent to: `webview.powens.com`, or below the domain's own API.
   *
   * @default 'webview'
   */
  webviewFamily?: WebviewFamily | undefined
  /** @default globalThis.fetch */
  fetch?: ((request: Request) => Promise<Response>) | undefined
  /** Milliseconds since 1970. @default Date.now */
  now?: (() => number) | undefined
  /** How long a call may take with all its tries, in milliseconds. @default 10000 */
  timeout?: number | undefined
  /** The longest answer that is read, in bytes. @default 4194304 */
  maxResponseBytes?: number | undefined
  /**
   * Asks Powens to sign its answers and accepts no unsigned one. Powens has to enable it for the domain.
   *
   * Tokens come unsigned, and of a refusal only the code is read.
   *
   * @default false
   */
  verifyResponses?: boolean | undefined
  /** Waits between tries. @default setTimeout */
  wait?: Wait | undefined
  /** Only for stories and tests against the sandbox: in a page, the client's secret is everybody's. */
  dangerouslyAllowBrowser?: boolean | undefined
}

/**
 * Everything a call to Powens needs, checked now rather than at the first payment.
 *
 * @example
 * const powens = createPowens({ domain: 'acme', clientId: '123', clientSecret: process.env.POWENS_CLIENT_SECRET })
 */
export function createPowens(options: PowensOptions): Powens {
  refuseBrowser('createPowens', options.dangerouslyAllowBrowser)
  const domain = getDomainLabel(requireText('domain', options.domain, 'no call would reach Powens'))
  const clientId = requireText('clientId', options.clientId, 'Powens could not tell who is asking')
  const { clientSecret, timeout = 10_000, maxResponseBytes = 4 * 1024 * 1024 } = options
  if (typeof clientSecret !== 'function') {
    requireText('clientSecret', clientSecret, 'Powens would refuse every call')
  }

  const call = {
    domain,
    clientId,
    apiUrl: parseBaseUrl(
      'apiUrl',
      options.apiUrl ?? `https://${domain}.biapi.pro/2.0`,
      'and the service token would travel to it. Leave it out for Powens itself',
    ),
    webviewUrl:
      options.webviewUrl === undefined
        ? undefined
        : parseBaseUrl(
            'webviewUrl',
            options.webviewUrl,
            'and payers would be sent there. Leave it out for Powens itself',
          ),
    webviewFamily: options.webviewFamily ?? 'webview',
    fetch: options.fetch ?? ((request: Request) => globalThis.fetch(request)),
    now: options.now ?? Date.now,
    wait: options.wait ?? wait,
    timeout: requirePositive('timeout', timeout),
    maxResponseBytes: requirePositive('maxResponseBytes', maxResponseBytes),
  }
  const askSecret = typeof clientSecret === 'function' ? clientSecret : () => clientSecret
  const tokens = createTokenBroker({ ...call, askSecret, mayChange: typeof clientSecret === 'function' })
  return {
    ...call,
    tokens,
    verifyResponse: options.verifyResponses ? createResponseVerifier({ ...call, tokens }) : undefined,
  }
}

function requireText(name: string, value: string | undefined, because: string): string {
  const text = typeof value === 'string' ? value.trim() : ''
  if (text) return text
  throw new PaymentError(
    'configuration_error',
    `createPowens got no ${name}, so ${because}. It is in the Powens console, beside your client application.`,
  )
}
