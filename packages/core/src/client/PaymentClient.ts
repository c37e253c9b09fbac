/** A payment, and the proof that the caller may read it. */
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

/** As `RequestInit`, with headers as an object, so that a client can add its own. */
export interface PaymentRequestInit extends Omit<RequestInit, 'headers'> {
  headers?: Record<string, string>
}

/**
 * Sends requests to the merchant's backend: over HTTP, or straight to the handler.
 *
 * Pass it to `createPayment(client, …)`, `getPayment(client, …)` and the other calls.
 */
export interface PaymentClient {
  /** Calls a route below the base path, such as `/payments/42`. */
  request(path: string, init?: PaymentRequestInit): Promise<Response>
}
