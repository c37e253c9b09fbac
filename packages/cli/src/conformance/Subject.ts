import type { Sandbox } from '@powens-pay/sandbox'
import type { Merchant } from './createMerchant.ts'

/** An implementation of the wire, and what has to be known to drive it. */
export interface Subject {
  /** Where it is mounted, without a trailing slash. */
  url: string
  /** The address whose path Powens signs, when a proxy rewrites it. @default url */
  publicUrl?: string | undefined
  fetch: (request: Request) => Promise<Response>
  /** An input that its backend lets this caller pay: another order every time. */
  createInput: () => unknown
  /** An input this caller may not pay. */
  foreignInput: unknown
  /** Headers that identify the caller to the backend, such as a cookie or an authorization header. */
  headers?: Readonly<Record<string, string>> | undefined
  webhookSecret: string
  /** Receives the changes that the server sends to the merchant. Without it the rules about them are not checked. */
  merchant?: Merchant | undefined
  /** How long to wait for a change, in milliseconds. @default 30000 */
  patience?: number | undefined
  /** The Powens that the server calls. */
  sandbox: Sandbox
}
