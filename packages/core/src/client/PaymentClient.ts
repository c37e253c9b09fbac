/** A payment, and the proof that the caller may read it. */
export interface PaymentReference {
  paymentId: number
  paymentKey: string
}

export interface CallOptions {
  signal?: AbortSignal | undefined
}

export interface OrderInput<Input = unknown> {
  /** What a merchant's server needs to price the order, such as its id. Never an amount. */
  input: Input
}

/** As `RequestInit`, with headers as an object, so that a client can add its own. */
export interface PaymentRequestInit extends Omit<RequestInit, 'headers'> {
  headers?: Record<string, string>
  /** What Next.js takes beside the standard's options, such as `{ revalidate: 10 }`. */
  next?: { revalidate?: number | false; tags?: string[] }
}

/**
 * Sends requests to the merchant's backend: over HTTP, or straight to the handler.
 *
 * Pass it to `createPayment(client, …)`, `getPayment(client, …)` and the other calls.
 */
export interface PaymentClient<Input = unknown> {
  /** Calls a route below the base path, such as `/payments/42`. */
  request(path: string, init?: PaymentRequestInit): Promise<Response>
  /** What `preparePayment` takes; a type without a value. */
  readonly '~input'?: Input
}
