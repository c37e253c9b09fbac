import type {
  CancelledPayment,
  ConnectorView,
  CreatedPayment,
  FoundPayment,
  Handoff,
  PaymentView,
} from '../contract/views.ts'

/** One payment and the proof that its status may be read. */
export interface PaymentReference {
  paymentId: number
  paymentKey: string
}

export interface CallOptions {
  signal?: AbortSignal | undefined
}

/** What a merchant's server needs to price the order, such as its id. Never an amount. */
export interface OrderInput {
  input: unknown
}

export interface CreatePaymentParameters extends OrderInput {
  /** The bank the payer chose on the merchant's page, if any. */
  connectorUuid?: string | undefined
  /** Joins concurrent and repeated calls for the same order. */
  idempotencyKey?: string | undefined
}

/**
 * What hooks and components ask of a merchant's backend. Anything may stand behind it: HTTP, or the handler itself.
 *
 * Every method rejects with a `PaymentError`.
 */
export interface PaymentClient {
  createPayment(parameters: CreatePaymentParameters, options?: CallOptions): Promise<CreatedPayment>
  /** The order's latest payment, or `null`. Creates nothing. */
  findPayment(parameters: OrderInput, options?: CallOptions): Promise<FoundPayment | null>
  getPayment(reference: PaymentReference, options?: CallOptions): Promise<PaymentView>
  resumePayment(reference: PaymentReference, options?: CallOptions): Promise<{ redirectUrl: string }>
  cancelPayment(reference: PaymentReference, options?: CallOptions): Promise<CancelledPayment>
  createHandoff(reference: PaymentReference, options?: CallOptions): Promise<Handoff>
  listConnectors(parameters: OrderInput, options?: CallOptions): Promise<ConnectorView[]>
  /** A raw call to a route below the base path, for readers of event streams. */
  request(path: string, init?: RequestInit): Promise<Response>
}
