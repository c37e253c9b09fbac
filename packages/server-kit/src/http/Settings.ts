import type { Mistake } from './mistakes/Mistake.ts'
import type { LedgerOptions } from '../ledger/createLedger.ts'
import type { IncomingRequest } from './IncomingRequest.ts'
import type { HandlerContext, PaymentHandlerOptions, WebhookOptions } from './options.ts'

/** A handler's options, checked and with their defaults. */
export interface Settings extends LedgerOptions {
  isProduction: boolean
  /** What goes on after a reply may never end. */
  freezesAfterReply: boolean
  /** Without a trailing slash. */
  publicUrl: string
  basePath: string
  origin: string
  /** The handler is reached over https, so its cookie is for https alone. */
  isSecure: boolean
  returnUrl: string
  returnPaths: readonly string[]
  allowedOrigins: readonly string[]
  webhook: Required<WebhookOptions> | null
  preparePayment: PaymentHandlerOptions['preparePayment']
  authorize: PaymentHandlerOptions['authorize']
  /** `null`: payments are validated in Powens's webview alone. */
  validation: ValidationSettings | null
  confirmPayment: NonNullable<PaymentHandlerOptions['confirmPayment']>
  /** The shop's name for the payer. */
  shopName: string
  rateLimit: RateLimit | null
  /** Says a mistake, unless it was said. */
  warn: (mistake: Mistake | null) => void
}

/** The shop's own page for validating payments. */
export interface ValidationSettings {
  pageUrl: string
  whiteLabel: boolean
}

/** How many payments one caller may create. */
export interface RateLimit {
  limit: number
  /** Milliseconds. */
  window: number
  key: (
    request: IncomingRequest,
    context: Pick<HandlerContext, 'remoteAddress'>,
  ) => string | null | Promise<string | null>
}
