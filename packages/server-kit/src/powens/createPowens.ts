import { getDomainLabel, PaymentError } from '@powens-pay/core'
import { requirePositive } from '../internal/requirePositive.ts'
import { refuseBrowser } from '../internal/refuseBrowser.ts'
import { wait, type Wait } from '../internal/timers.ts'
import { createResponseVerifier } from '../responses/createResponseVerifier.ts'
import { createTokenBroker } from '../tokens/createTokenBroker.ts'
import { chooseSandbox } from './chooseSandbox.ts'
import { parseBaseUrl } from './parseBaseUrl.ts'
import type { Powens, WebviewFamily } from './Powens.ts'
import { readEnvironment } from './readEnvironment.ts'

export interface PowensOptions {
  /** The domain's name, such as `acme` or `acme-sandbox`, or its host `acme.biapi.pro`. @default POWENS_DOMAIN */
  domain?: string | undefined
  /** The client application's id, from the Powens console. @default POWENS_CLIENT_ID */
  clientId?: string | undefined
  /** Its secret; a function is asked again after Powens refused what it gave last. @default POWENS_CLIENT_SECRET */
  clientSecret?: string | (() => string | Promise<string>) | undefined
  /**
   * The address of a sandbox on a port, such as `http://127.0.0.1:4300`. It says the other options too, unless they are given.
   * Refused in production. @default POWENS_SANDBOX
   */
  sandbox?: string | undefined
  /** Another address of the API. @default POWENS_API_URL, else 'https://{domain}.biapi.pro/2.0' */
  apiUrl?: string | undefined
  /** Another address of the payer's pages. @default POWENS_WEBVIEW_URL, else 'https://webview.powens.com' */
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
 * Everything a call to Powens needs, checked now rather than at the first payment. What is left out comes from the environment,
 * by the names that the broker uses too.
 *
 * @example
 * createPowens()
 * const powens = createPowens({ domain: 'acme', clientId: '123', clientSecret })
 * createPowens({ sandbox: 'http://127.0.0.1:4300' })
 */
export function createPowens(given: PowensOptions = {}): Powens {
  refuseBrowser('createPowens', given.dangerouslyAllowBrowser)
  const options = fillIn(given)
  const domain = getDomainLabel(requireText('domain', options.domain, 'no call would reach Powens'))
  const clientId = requireText('clientId', options.clientId, 'Powens could not tell who is asking')
  const { timeout = 10_000, maxResponseBytes = 4 * 1024 * 1024 } = options
  const clientSecret =
    typeof options.clientSecret === 'function'
      ? options.clientSecret
      : requireText('clientSecret', options.clientSecret, 'Powens would refuse every call')

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
    isSandbox: options.sandbox !== undefined,
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

/** What is given counts, then the sandbox, then the environment. */
function fillIn(given: PowensOptions): PowensOptions {
  const isNamed = given.domain !== undefined || given.apiUrl !== undefined
  const address = given.sandbox ?? (isNamed ? undefined : readEnvironment('POWENS_SANDBOX'))
  const other = chooseSandbox(address) ?? {
    domain: readEnvironment('POWENS_DOMAIN'),
    clientId: readEnvironment('POWENS_CLIENT_ID'),
    clientSecret: readEnvironment('POWENS_CLIENT_SECRET'),
    // These addresses belong to the domain that is named beside them.
    apiUrl: isNamed ? undefined : readEnvironment('POWENS_API_URL'),
    webviewUrl: isNamed ? undefined : readEnvironment('POWENS_WEBVIEW_URL'),
  }
  return {
    ...given,
    sandbox: address,
    domain: given.domain ?? other.domain,
    clientId: given.clientId ?? other.clientId,
    clientSecret: given.clientSecret ?? other.clientSecret,
    apiUrl: given.apiUrl ?? other.apiUrl,
    webviewUrl: given.webviewUrl ?? other.webviewUrl,
  }
}

const variables = {
  domain: 'POWENS_DOMAIN',
  clientId: 'POWENS_CLIENT_ID',
  clientSecret: 'POWENS_CLIENT_SECRET',
}

function requireText(name: keyof typeof variables, value: unknown, because: string): string {
  const text = typeof value === 'string' ? value.trim() : ''
  if (text) return text
  throw new PaymentError(
    'configuration_error',
    `createPowens got no ${name}, so ${because}. Pass it or set ${variables[name]}; it is in the Powens console, beside your ` +
      'client application. For a sandbox on this machine pass its address as sandbox instead.',
  )
}
