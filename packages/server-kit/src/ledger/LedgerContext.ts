import { withinTime } from '../internal/timers.ts'
import type { KeyRing } from '../keys/createKeyRing.ts'
import type { Powens } from '../powens/Powens.ts'
import type { ScopedStore } from '../store/scopeStore.ts'
import type { Emit } from '../telemetry/createEmit.ts'
import type { PaymentSpan } from '../telemetry/tracing.ts'
import type { Delivered } from './deliver/createDelivery.ts'
import type { Hub } from './deliver/createHub.ts'
import type { BankNames } from './observe/createBankNames.ts'
import type { Orders } from './order/createOrders.ts'

/** What the verbs of one ledger share. */
export interface LedgerContext {
  powens: Powens
  ring: KeyRing
  scope: string
  store: ScopedStore
  orders: Orders
  redirectUri: string
  emit: Emit
  onError: (error: unknown, context: { requestId: string }) => void
  hub: Hub
  bankNames: BankNames
  /** One read of a payment however many ask. */
  readOnce: (paymentId: number, job: () => Promise<void>) => Promise<void>
  /** Delivers an order's changes to the merchant. */
  deliver: (orderId: string) => Promise<Delivered>
}

/** On whose behalf the ledger works: the span at hand, and how work goes on after the reply where the platform allows it. */
export interface Visit {
  readonly span: PaymentSpan | null
  readonly defer: (promise: Promise<unknown>) => Promise<void>
}

/** There is no request, so no reply to wait for. */
export const noVisit: Visit = { span: null, defer: async (promise) => void (await promise) }

/** A merchant that calls waits for its own handler no longer than this. */
const longestOwnWait = 2_000

/**
 * The merchant calls. Its handler is called at once, and may need what the caller holds, such as a lock of the order: so the
 * caller goes on when it takes long, and so does the delivery.
 */
export const merchantVisit = ({ onError }: Pick<LedgerContext, 'onError'>): Visit => ({
  span: null,
  async defer(promise) {
    const delivery = promise.catch((error: unknown) => onError(error, { requestId: 'deferred' }))
    await withinTime(delivery, longestOwnWait)
  },
})
