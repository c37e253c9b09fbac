import type { PaymentRequest } from '@powens-pay/core'

/** A payment as the merchant's server wants it; the handler adds where the payer comes back to, and the key. */
export type PreparedRequest = Omit<PaymentRequest, 'client_redirect_uri' | 'client_state'>

export interface PreparedPayment {
  /** Your id of the order: at most 128 bytes, no control characters. */
  orderId: string
  request: PreparedRequest
  /**
   * The version of the order that was priced, a whole number that grows with each edit. A payment of a lower version never
   * replaces one of a higher version.
   */
  version?: number | undefined
  /**
   * One id an instruction, for a bulk payment: a line that was paid under its id is not paid again. By default they are made
   * from account, amount, currency and label.
   */
  lineIds?: readonly string[] | undefined
  /** The order may be paid although it is paid already. @default false */
  allowAnotherPayment?: boolean | undefined
  /** One of `returnPaths`, instead of `returnUrl`. */
  returnPath?: string | undefined
  /** The webview's language, as a BCP 47 tag. @default the payer's browser's */
  lang?: string | undefined
}

/**
 * Asks the merchant again what the order costs now, because time has passed and another payment was made meanwhile. Throws
 * the merchant's refusal.
 */
export type PrepareAgain = () => Promise<PreparedPayment>
