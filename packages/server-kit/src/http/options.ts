import type { PaymentChange } from '../ledger/PaymentChange.ts'
import type { PreparedPayment } from '../ledger/PreparedPayment.ts'
import type { Powens } from '../powens/Powens.ts'
import type { PaymentStore } from '../store/PaymentStore.ts'
import type { PaymentEvent } from '../telemetry/events.ts'
import type { PaymentTracer } from '../telemetry/tracing.ts'
import type { TrustProxy } from './callers/readTrust.ts'

export interface PreparePaymentContext {
  /** What the browser sent: untrusted, and whatever your page put into `input`. */
  input: unknown
  /** For your own session; its body is read already. */
  request: Request
  /** The bank the payer chose on your page, if any. */
  connectorUuid?: string | undefined
}

/** Proves that a caller may pay an order, and prices it. Throws `PaymentRefusedError` to say no. */
export type PreparePayment = (context: PreparePaymentContext) => PreparedPayment | Promise<PreparedPayment>

/** What only the payer's own browser may do. */
export type PrivilegedAction = 'cancel' | 'resume' | 'handoff' | 'confirm' | 'validate'

export interface AuthorizeContext {
  request: Request
  orderId: string
  paymentId: number
  action: PrivilegedAction
}

/** What the platform knows of a request, and offers for work after the reply. */
export interface HandlerContext {
  /** Keeps the process running until a promise settles, where the platform stops it after a reply. */
  waitUntil?: ((promise: Promise<unknown>) => void) | undefined
  /** The address of the caller, for rate limits, where the platform knows it. */
  remoteAddress?: string | undefined
}

export interface WebhookOptions {
  /** The `secret_key` of this domain's HMAC provider; during a rotation both, newest first. */
  secrets: readonly string[]
  /** How long a webhook may be, in bytes, before and after decompression. @default 4194304 */
  maxBodyBytes?: number | undefined
}

/** A page of the shop in which payers validate payments. Powens has to authorise it. (docs/powens.md#own-validation-webview) */
export interface ValidationOptions {
  /** The page that draws the validation, such as `https://shop.example/approve`: without a query or fragment. */
  pageUrl: string
  /** Powens lets this client handle every mechanism of a bank, and not `webauth` alone. @default false */
  whiteLabel?: boolean | undefined
}

export interface PaymentHandlerOptions {
  powens: Powens
  /** Where browsers and Powens reach this handler, such as `https://shop.example/api/powens`. */
  publicUrl: string
  /** The path the handler sees, when a proxy rewrites it. @default the path of `publicUrl` */
  basePath?: string | undefined
  /** The page the payer returns to. */
  returnUrl: string
  /** Other paths of the return page's site that `preparePayment` may choose. */
  returnPaths?: readonly string[] | undefined
  /** Where Powens sends the payer back to: without a query, and registered in its console. @default `${publicUrl}/callback` */
  redirectUri?: string | undefined
  /** At least 32 bytes each; newest first, older ones are still read. Made up in development, required in production. */
  secrets?: readonly string[] | undefined
  /** Where orders and payments are kept. Required in production. @default memoryStore() */
  store?: PaymentStore | undefined
  /** How long one call of the store may take, in milliseconds. @default 5000 */
  storeTimeout?: number | undefined
  /** Left out, `POST /webhooks` is 404 and changes are found by reading alone. */
  webhook?: WebhookOptions | undefined
  /** Other origins of the same site whose pages may call, such as `https://www.shop.example`. */
  allowedOrigins?: readonly string[] | undefined
  /** Proves that this caller may pay this order, and prices it. Throw `PaymentRefusedError` to say no. */
  preparePayment: PreparePayment
  /** Called for each change of a payment, in order, at least once. After a throw or a time-out it is called again. */
  onPaymentUpdated: (change: PaymentChange) => unknown
  /** Allows a caller without the payer's cookie, such as a signed-in customer on another device. */
  authorize?: ((context: AuthorizeContext) => boolean | Promise<boolean>) | undefined
  /** Lets payers validate in a page of the shop. @default Powens's webview alone */
  validation?: ValidationOptions | undefined
  /** Receives ids and codes of what happens, for logs and metrics. */
  onEvent?: ((event: PaymentEvent) => void) | undefined
  /** OpenTelemetry's tracer, such as `trace.getTracer('shop')`. Its spans hold ids and codes only. @default none */
  tracer?: PaymentTracer | undefined
  /** Receives unexpected errors, most often thrown by your own functions. @default console.error */
  onError?: ((error: unknown, context: { requestId: string }) => void) | undefined
  /**
   * Who answers Powens's request to confirm, where automatic confirmation is turned off: the payer's browser by coming back
   * with its cookie, and `authorize` for a browser without it; or no one through this handler.
   * (docs/powens.md#manual-confirmation)
   *
   * @default 'same-browser'
   */
  confirmPayment?: 'same-browser' | 'never' | undefined
  /** How the hand-off page calls the shop. @default the host of `returnUrl` */
  shopName?: string | undefined
  /** Payments one caller may create within a window of milliseconds; it may look six times as often. @default 20 in 60000 */
  rateLimit?: { limit: number; window: number } | false | undefined
  /** Who counts as one caller; `null` is not counted. @default the caller's public address, where the platform knows it */
  rateLimitKey?:
    | ((request: Request, context: HandlerContext) => string | null | Promise<string | null>)
    | undefined
  /**
   * Which proxies of yours set `X-Forwarded-For`: one (`true`), a number of them in a row, or those in some networks, such as
   * `['private', '203.0.113.0/24']`. Without it that header is ignored, because any caller can set it.
   *
   * @default false
   */
  trustProxy?: TrustProxy | undefined
  /** How long `onPaymentUpdated` may take, in milliseconds. @default 10000 */
  deliveryTimeout?: number | undefined
  /**
   * The platform stops the process once it has replied. Then a reply waits for `onPaymentUpdated`, unless the handler is given
   * `waitUntil`; everywhere else no reply waits for it. @default whether it is a platform known to do so, or no server at all
   */
  freezesAfterReply?: boolean | undefined
  /**
   * How long an order is kept after its last change, in milliseconds. One that is forgotten looks like a new one; the
   * README's "Stores" says what a million of them need. @default 400 days
   */
  retention?: number | undefined
  /** @default NODE_ENV, or whether publicUrl is on this machine */
  environment?: 'production' | 'development' | undefined
  /** Only for stories and tests against the sandbox. */
  dangerouslyAllowBrowser?: boolean | undefined
}
