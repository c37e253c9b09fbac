import type { PaymentRequest } from '@powens-pay/core'

/** Money that goes back to a payer. */
export interface RepaymentLine {
  /** The payment that it came with. */
  paymentId: number
  /** The `reference_id` of one transfer of a bulk payment. Not needed for a payment of one. */
  reference_id?: string | undefined
  /** An exact decimal such as `'5.70'`. @default all that has not gone back yet */
  amount?: string | undefined
  /** What the payer reads on the statement. @default the number of the payment */
  label?: string | undefined
}

export interface RepaymentOptions extends Pick<
  PaymentRequest,
  'payer' | 'payer_identity' | 'operator_identity' | 'connector_uuid'
> {
  /** Your id of the repayment, which no order has. Once more with the same id gives the same payment. */
  orderId: string
  lines: readonly RepaymentLine[]
  /** @default 'first_open_day' */
  execution_date_type?: 'instant' | 'first_open_day' | undefined
  /** Who decided it, for the audit; it reaches no page. */
  by: string
  /** Why, for the audit; it reaches no page. */
  note: string
  /** One of `returnPaths`, where staff come back to. @default `returnUrl` */
  returnPath?: string | undefined
  /** The webview's language, as a BCP 47 tag. */
  lang?: string | undefined
}
