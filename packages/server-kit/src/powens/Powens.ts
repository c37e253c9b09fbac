import type { BuildWebviewUrlParameters } from '@powens-pay/core'
import type { ResponseVerifier } from '../responses/ResponseVerifier.ts'
import type { TokenBroker } from '../tokens/TokenBroker.ts'
import type { Transport } from './Transport.ts'

export type WebviewFamily = NonNullable<BuildWebviewUrlParameters['family']>

/** One Powens domain and the right to call it. Make one and share it: it remembers the token. */
export interface Powens extends Transport {
  /** The domain's name without host. */
  readonly domain: string
  /** The configured address of the payer's pages; `undefined` for Powens's own. */
  readonly webviewUrl: string | undefined
  readonly webviewFamily: WebviewFamily
  /** It takes no money. */
  readonly isSandbox: boolean
  readonly tokens: TokenBroker
  /** Opens signed answers; `undefined` when none are asked for. */
  readonly verifyResponse: ResponseVerifier | undefined
}
