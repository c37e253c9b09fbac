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

/** A request whose headers can be added to. */
export interface PaymentRequestInit extends Omit<RequestInit, 'headers'> {
  headers?: Record<string, string>
}

/**
 * The way to a merchant's backend. Anything may stand behind it: HTTP, or the handler itself.
 *
 * `createPayment(client, …)`, `getPayment(client, …)` and their neighbours say what may be asked for.
 */
export interface PaymentClient {
  /** Calls a route below the base path, such as `/payments/42`. */
  request(path: string, init?: PaymentRequestInit): Promise<Response>
}
