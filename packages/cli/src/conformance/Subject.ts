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
  /** What tells the backend who calls, such as a cookie or an authorization header. */
  headers?: Readonly<Record<string, string>> | undefined
  webhookSecret: string
  /** Hears what the server tells the merchant. Without it the rules about that are not looked at. */
  merchant?: Merchant | undefined
  /** How long the merchant waits to be told something, in milliseconds. @default 30000 */
  patience?: number | undefined
  /** The Powens it speaks to. */
  sandbox: Sandbox
}
