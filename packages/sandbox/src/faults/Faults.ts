import type { PaymentAction } from '@powens-pay/core'
import type { FaultRoute } from '../engine/FaultRoute.ts'

/**
 * Everything that can go wrong on the way to Powens and back, by name.
 *
 * A fault is armed before the call it hits and is used up by it; `times` makes it hit more often (`Infinity`: until
 * `clear()`). Faults of the API are aimed at a route by its documented template, `'*'` being every route. Of several
 * faults armed for one call the first armed hits.
 *
 * @example
 * sandbox.faults.failNext('POST /payments', { status: 500 })
 * sandbox.faults.dropNext('POST /payments', { when: 'answered' })
 * sandbox.faults.setState(payment.id, 'teleported')
 */
export interface Faults {
  /** Powens refuses with its error envelope, and nothing is carried out. */
  failNext(route: FaultRoute, answer: FailOptions): void
  /** Status 429, `retryAfter` in seconds, or without that header when it is left out. */
  limitNext(route: FaultRoute, options?: { retryAfter?: number } & Repeat): void
  /** The connection breaks: `fetch` rejects. `'answered'`: the call was carried out and only its answer is lost. */
  dropNext(route: FaultRoute, options?: { when?: 'asked' | 'answered' } & Repeat): void
  /** The answer takes this many milliseconds longer, on the sandbox's clock. */
  delayNext(route: FaultRoute, ms: number, options?: Repeat): void
  /** The answer's body ends in the middle, although its header promised more. */
  truncateNext(route: FaultRoute, options?: Repeat): void
  /** Status 200 with a body that is no JSON. */
  garbleNext(route: FaultRoute, options?: Repeat): void
  /** Any other answer, made from the true one: an HTML page, a redirect, another payment. */
  replaceNext(
    route: FaultRoute,
    change: (response: Response) => Response | Promise<Response>,
    options?: Repeat,
  ): void
  /** Powens cannot be reached at all, until `up()`. */
  down(): void
  up(): void
  /** Every token given out so far is refused with 401 from now on, before its time. */
  revokeTokens(): void

  /** Puts a payment in any state, known to Powens or not, and sends the webhook of the change. */
  setState(paymentId: number, state: string, options?: { errorCode?: string | null }): Promise<void>
  /** Lets a payment wait for this step of the payer, such as `psuValidation`. */
  setAction(paymentId: number, action: PaymentAction | null): void
  /** Writes over keys of a payment as Powens would show them. No webhook is sent. */
  patchPayment(paymentId: number, patch: Record<string, unknown>): void

  /**
   * The bank that took the order of a payment does not carry it out, and tells nobody: `accepted` stays, and no money moves. Call
   * it before `phases.execution` is over.
   */
  refuseAccepted(paymentId: number): void
  /** The bank of the beneficiary sends a payment's money back. Powens says nothing. */
  returnMoney(paymentId: number): void

  /** The delivery fails with this status without reaching the receiver. Powens repeats it. */
  failNextWebhook(options?: { status?: number } & Repeat): void
  /** The delivery times out without reaching the receiver. Powens repeats it. */
  timeOutNextWebhook(options?: Repeat): void
  /** The webhook is lost: never sent, never tried again. */
  dropNextWebhook(options?: Repeat): void
  /** The webhook arrives this many times more. */
  duplicateNextWebhook(copies?: number): void
  /** The next delivery is dated this many milliseconds ago, with a valid signature for that date. */
  staleNextWebhook(ms?: number): void
  /** The signature is made with another secret, over other bytes, or left out. */
  missignNextWebhook(how?: 'secret' | 'body' | 'missing'): void
  /** Webhooks are held until `releaseWebhooks()`. */
  holdWebhooks(): void
  /** Delivers the held webhooks, in their order or reversed. */
  releaseWebhooks(options?: { order?: 'arrival' | 'reversed' }): Promise<void>

  /** The payer's browser dies on its way back to the shop: the payer's methods resolve to `null`. */
  loseNextCallback(options?: Repeat): void

  /** Disarms all faults, ends `down()`, and delivers the webhooks that were held. */
  clear(): Promise<void>
}

interface Repeat {
  /** How many calls it hits. @default 1 */
  times?: number
}

/** How `failNext` answers. */
export interface FailOptions extends Repeat {
  status: number
  /** Powens's error code. @default what Powens sends with that status, as far as it is known */
  code?: string
  /** The bank's words, which may be shown to the payer. */
  message?: string | null
  headers?: Record<string, string>
}
