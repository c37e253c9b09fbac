/** The merchant's backend could not be reached, or its answer could not be used. Holds nothing of the answer. */
export class MerchantCallError extends Error {
  override readonly name = 'MerchantCallError'
  /** The HTTP status, when there was one. */
  readonly status: number | undefined

  constructor(message: string, options: { status?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.status = options.status
  }
}
