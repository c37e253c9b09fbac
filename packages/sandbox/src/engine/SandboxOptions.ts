import type { Bank, ListedConnector } from './Bank.ts'
import type { Clock } from './clock.ts'

/** How long each phase of a payment takes, in milliseconds of the sandbox's clock. */
export interface Phases {
  /** A step of the label grammar for `instant`. @default 15 seconds */
  instant: number
  /** A step of the label grammar for every other execution date type. @default 15 minutes */
  other: number
  /** Until a decoupled validation is approved or cancelled. @default 10 seconds */
  decoupled: number
  /** Until a decoupled validation expires. @default 20 seconds */
  decoupledExpiry: number
  /** How long the payer has for a code, at a bank that sets a limit. @default 5 minutes */
  code: number
  /** How long the merchant has to confirm, where confirmation is manual. @default 1 minute */
  confirmation: number
  /** Until a bank that only accepts a transfer carries it out. @default 1 day */
  execution: number
  /** Until Powens asks the bank about a payer who never came back from it. @default 5 minutes */
  backgroundCheck: number
  /** Between two rounds of webhooks that were not accepted. @default 5 minutes */
  webhookRetry: number
}

/** Where webhooks go. */
export interface WebhookOptions {
  /** The URL as it was registered; its path is part of what is signed. */
  url: string
  /** The secret of the HMAC. Without one webhooks are sent unsigned. */
  secret?: string
  /** Delivers into a handler in the same process. @default the global fetch */
  fetch?: (request: Request) => Promise<Response>
}

/** The options of a sandbox. Each has a default. */
export interface SandboxOptions {
  /** The label of the merchant's domain at Powens. @default 'acme' */
  domain?: string
  /** @default '12345678' */
  clientId?: string
  /** @default a random one */
  clientSecret?: string
  /** The console's token, for `/config` and `/webhooks/auth`. @default a random one */
  configToken?: string
  /** Where the sandbox can be reached. @default Powens's own hosts, which only `fetch` answers for */
  baseUrl?: string
  /** @default a clock that stands still until `advance` moves it */
  clock?: Clock
  phases?: Partial<Phases>
  webhook?: WebhookOptions
  webhookBehaviour?: Partial<WebhookBehaviour>
  /** The banks of the domain. @default the test connector and a dozen invented banks */
  banks?: readonly Bank[]
  /** What `GET /connectors` lists beside them, as the live list does. @default two that a payment cannot be made at */
  connectorsWithoutPay?: readonly ListedConnector[]
  /** What `/config` starts with, such as `'payment.auto_confirmation': '0'`. */
  config?: Record<string, string>
  /** The redirect URLs registered with the client application; any other is refused. @default any is taken */
  redirectUris?: readonly string[]
  /** The most a payment may be; `null`: no limit. @default 10 on a domain that ends in `-sandbox`, as at Powens */
  maximumAmount?: number | null
  /** Calls of the API a minute; `null`: no limit. @default 30 on a domain that ends in `-sandbox`, as at Powens */
  callsPerMinute?: number | null
  /** The API users that `id_user` of an identity may name. @default none */
  users?: readonly number[]
  /**
   * Which labels drive a bulk payment at the test connector: the first one, as at Powens, or every transfer's own, which
   * lets a bulk end `partial`. At the invented banks every transfer has its own. @default 'first'
   */
  labelsInBulk?: 'first' | 'each'
  /** How many payments, tokens, movements of money and webhook attempts are remembered; the oldest are forgotten. @default all */
  remember?: number
  /** The other reading, where Powens's documentation contradicts itself. */
  readings?: Partial<Readings>
}

/** When and in which form webhooks are sent. */
export interface WebhookBehaviour {
  /**
   * `every_change` as on domains created since 13 September 2024; `background_only`: only what the payer's browser
   * has not already carried to the shop.
   */
  rule: 'every_change' | 'background_only'
  gzip: boolean
}

/** Points on which Powens's documentation contradicts itself or says nothing. (docs/powens.md#contradictions) */
export interface Readings {
  /** A payer who cancels in the webview rejects the payment, as the diagram of states has it, or leaves it as it was. */
  cancelInWebview: 'rejects' | 'keeps'
  /**
   * The code of a cancellation through the API: the guide's spelling, or the table's.
   * (docs/powens.md#cancellation-outcomes)
   */
  cancelErrorCode: 'cancelledByUser' | 'CancelledByUser' | 'CancelledByClient'
  /** `fields` of a payment: an array as in every example, or a dictionary as in the table. */
  fields: 'array' | 'dictionary'
  /** `expires_in` in the answer to `scopedtoken`: printed in the guides, absent from the table. */
  expiresIn: 'present' | 'absent'
}
