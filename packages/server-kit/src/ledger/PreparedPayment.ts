import type { PaymentRequest } from '@powens-pay/core'

/** A payment as the merchant's server wants it; the handler adds where the payer comes back to, and the key. */
export type PreparedRequest = Omit<PaymentRequest, 'client_redirect_uri' | 'client_state'>

export interface PreparedPayment {
  /** Your id of the order: at most 128 bytes, no control characters. */
  orderId: string
  request: PreparedRequest
  /** The order may be paid although it is paid already. @default false */
  allowAnotherPayment?: boolean | undefined
  /** One of `returnPaths`, instead of `returnUrl`. */
  returnPath?: string | undefined
  /** The webview's language, as a BCP 47 tag. @default the payer's browser's */
  lang?: string | undefined
}
