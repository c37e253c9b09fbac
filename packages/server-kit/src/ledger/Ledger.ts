import type { AcceptedTerms, Connector } from '@powens-pay/core'
import type { VerifiedPaymentKey } from '../keys/paymentKey.ts'
import type { Delivered } from './deliver/createDelivery.ts'
import type { Cancellation } from './observe/cancelAttempt.ts'
import type { Visit } from './LedgerContext.ts'
import type { Observation } from './observe/Observation.ts'
import type { Follow } from './observe/openFollower.ts'
import type { MintedToken } from './obtain/mintToken.ts'
import type { ObtainedPayment, ObtainRequest } from './obtain/obtainPayment.ts'
import type { Withdrawal } from './obtain/withdrawOrder.ts'
import type { Booking, LiveAttempt, WebviewName } from './order/Attempt.ts'
import type { Orders } from './order/createOrders.ts'
import type { LivePayment, OrderRecord } from './order/OrderRecord.ts'
import type { PreparedRepayment } from './repay/repayPayments.ts'
import type { RepaymentOptions } from './repay/RepaymentOptions.ts'
import type { ResolveOptions } from './resolveAttempt.ts'
import type { Sweeping, SweepingOptions } from './sweep/createSweeper.ts'
import type { WalkedPayment, WalkFilter } from './walkPayments.ts'
import type { ReconcileOptions, ReconcileResult } from './sweep/sweepOrders.ts'

/**
 * The orders of one Powens domain: the order rule, what was observed of each payment, and the changes for the merchant.
 */
export interface Ledger {
  find(orderId: string): Promise<OrderRecord | null>
  findByPayment(paymentId: number): Promise<LivePayment | null>
  /** Where payments stand in a list of `paymentLists`; `undefined` for a store that cannot list. */
  list: Orders['list']
  /** The order's payment by the order rule: an existing one, a new one, or an error that says why there is none. */
  obtain(request: ObtainRequest, visit: Visit): Promise<ObtainedPayment>
  /** A token that opens the bank in a webview; `null` when the payment may not be approved there, or not any more. */
  mint(known: LivePayment, webview: WebviewName): Promise<MintedToken | null>
  /** Records that the shop's own page validates a payment. Gives the webview that it belongs to. */
  beginInShop(known: LivePayment, terms: AcceptedTerms | null): Promise<WebviewName | null>
  /** Takes a payment out of the shop's page. Says whether Powens's webview may take over. */
  leaveShop(known: LivePayment, visit: Visit): Promise<boolean>
  /** Closes an order's payments, as far as they can be closed. */
  withdraw(orderId: string, person?: string): Promise<Withdrawal>
  /** Records what a person says of a payment whose result is not known. */
  resolve(options: ResolveOptions): Promise<LivePayment>
  /** Prepares a payment that sends money back to payers. */
  repay(options: RepaymentOptions): Promise<PreparedRepayment>
  /** Goes through payments as Powens lists them. */
  walk(wanted: WalkFilter): AsyncIterable<WalkedPayment>
  /** Records what a bank statement shows of a payment. Says how many entries are new. */
  book(paymentId: number, bookings: readonly Booking[]): Promise<number>
  /** Tells which payments may be to one of these accounts; any may, where there are none. */
  filterByAccount(accounts: readonly string[]): (attempt: LiveAttempt) => Promise<boolean>
  /** The payment as it is now: read from Powens when the stored copy may be stale and Powens can be asked. */
  getCurrent(known: LivePayment, visit: Visit): Promise<LivePayment>
  /** Reads a payment from Powens, whatever is stored. Says whether Powens answered; a failure is an event. */
  refresh(known: LivePayment, visit: Visit): Promise<boolean>
  /** Folds in one look at a payment that is known. */
  observe(known: LivePayment, observation: Observation, visit: Visit): Promise<LivePayment | null>
  /** Records a payment that only its `client_state` knows; `null` when it is an orphan. */
  adopt(key: VerifiedPaymentKey, observation: Observation, visit: Visit): Promise<LivePayment | null>
  /** Records a payment that a webhook shows and the store does not know by its number; `null` when it is none of ours. */
  adoptPushed(observation: Observation, isFresh: boolean, visit: Visit): Promise<LivePayment | null>
  /** Answers Powens where the payment waits to be confirmed; a failure is an event. */
  confirm(known: LivePayment, isPayer: () => Promise<boolean>, visit: Visit): Promise<void>
  /** Cancels a payment for its payer. Throws `not_cancellable`. */
  cancel(known: LivePayment, visit: Visit): Promise<Cancellation>
  /** Delivers an order's changes to the merchant. */
  deliver(orderId: string): Promise<Delivered>
  /** Takes parked changes back into delivery, in order. */
  redeliver(orderId: string, person?: string): Promise<void>
  /** Looks at the orders that are due. */
  sweep(options?: ReconcileOptions): Promise<ReconcileResult>
  /** Looks at the orders that are due, again and again until it is closed. */
  keepSweeping(options: SweepingOptions): Sweeping
  /** Removes everything about an order but its id. Throws while money may move or a change is not delivered. */
  forget(orderId: string): Promise<void>
  /** Calls back with a payment as it is, every few seconds and after each change, until the returned function is called. */
  follow(known: LivePayment, follow: Follow): () => void
  /** Whether anything has looked at the orders that are due, or will. */
  isSwept(): Promise<boolean>
  /** Takes the banks' names, for the payments that are seen from now on. */
  nameBanks(banks: readonly Connector[]): void
  /** Ends what would run later in this process. */
  close(): Promise<void>
}
