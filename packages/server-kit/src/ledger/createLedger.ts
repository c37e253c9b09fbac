import { isPaymentError } from '@powens-pay/core'
import { createQueue } from '../internal/createQueue.ts'
import { createSingleFlight } from '../internal/createSingleFlight.ts'
import type { KeyRing } from '../keys/createKeyRing.ts'
import type { Powens } from '../powens/Powens.ts'
import type { ScopedStore } from '../store/scopeStore.ts'
import { adoptPayment } from './observe/adoptPayment.ts'
import { adoptPushed } from './observe/adoptPushed.ts'
import { cancelAttempt } from './observe/cancelAttempt.ts'
import { confirmAttempt } from './observe/confirmAttempt.ts'
import { createBankNames } from './observe/createBankNames.ts'
import { createCurrentReader } from './observe/createCurrentReader.ts'
import { createFollowing } from './observe/createFollowing.ts'
import { createDelivery, type DeliveryOptions } from './deliver/createDelivery.ts'
import { createHub } from './deliver/createHub.ts'
import { createOrders } from './order/createOrders.ts'
import { findLive } from './order/OrderRecord.ts'
import { forgetOrder } from './forgetOrder.ts'
import type { Ledger } from './Ledger.ts'
import { merchantVisit, type LedgerContext } from './LedgerContext.ts'
import { observePayment } from './observe/observePayment.ts'
import { beginInShop } from './obtain/beginInShop.ts'
import { leaveShop } from './obtain/leaveShop.ts'
import { mintToken } from './obtain/mintToken.ts'
import { withdrawOrder } from './obtain/withdrawOrder.ts'
import { bookEntries } from './bookEntries.ts'
import { createAccountFilter } from './order/createAccountFilter.ts'
import { repayPayments } from './repay/repayPayments.ts'
import { resolveAttempt } from './resolveAttempt.ts'
import { obtainPayment } from './obtain/obtainPayment.ts'
import { deliverNews } from './observe/recordAnswer.ts'
import { redeliverParked } from './deliver/redeliverParked.ts'
import { tryRefresh } from './observe/refreshPayment.ts'
import { weighObservation } from './observe/weighObservation.ts'
import { walkPayments } from './walkPayments.ts'
import { createSweeper } from './sweep/createSweeper.ts'

export interface LedgerOptions extends Omit<DeliveryOptions, 'orders' | 'now'> {
  powens: Powens
  ring: KeyRing
  /** The domain that the payments and orders belong to. */
  scope: string
  store: ScopedStore
  /** Where the payer comes back to from the bank. */
  redirectUri: string
  /** Milliseconds an order is kept after its last change. */
  retention: number
}

export function createLedger(options: LedgerOptions): Ledger {
  const { powens, ring, scope, store, redirectUri, retention, emit, onError } = options
  const { now, wait } = powens
  const orders = createOrders({ store, now, wait, retention })
  const hub = createHub(store)
  const bankNames = createBankNames()
  const delivery = createDelivery({ ...options, orders, now })
  const { deliver } = delivery
  const readOnce = createSingleFlight<void>()
  const inTurn = createQueue()
  const context: LedgerContext = {
    powens,
    ring,
    scope,
    store,
    orders,
    redirectUri,
    emit,
    onError,
    hub,
    bankNames,
    readOnce,
    deliver,
  }
  const getCurrent = createCurrentReader(context)
  const following = createFollowing({ ...context, getCurrent })
  const sweeper = createSweeper(context)

  const obtain: Ledger['obtain'] = (request, visit) =>
    inTurn(request.prepared.orderId, async () => {
      // A payment that was found again on the way may have brought a change.
      try {
        const obtained = await obtainPayment(context, request, visit)
        if (obtained.order.outbox.length > 0) void deliver(obtained.order.orderId).catch(() => undefined)
        return obtained
      } catch (error) {
        // A store that fails is not asked again: the sweep delivers the change.
        const order = isPaymentError(error) ? await orders.find(request.prepared.orderId) : null
        if (order) await deliverNews(context, order, visit)
        throw error
      }
    })

  return {
    find: orders.find,
    findByPayment: orders.findByPayment,
    list: orders.list,
    obtain,
    mint: (known, webview) => mintToken(context, known, webview),
    beginInShop: (known, terms) => beginInShop(context, known, terms),
    leaveShop: (known, visit) => leaveShop(context, known, visit),
    withdraw: (orderId, person) => inTurn(orderId, () => withdrawOrder(context, orderId, person)),
    resolve: (resolveOptions) => resolveAttempt(context, resolveOptions),
    repay: (repayment) =>
      repayPayments(context, repayment, (request) => obtain(request, merchantVisit(context))),
    walk: (wanted) => walkPayments(context, wanted),
    book: (paymentId, bookings) => bookEntries(context, paymentId, bookings),
    filterByAccount: (accounts) => createAccountFilter(ring, accounts),
    getCurrent,
    refresh: (known, visit) => tryRefresh(context, known, visit),
    async observe(known, observation, visit) {
      const { orderId } = known.order
      if (weighObservation(known.attempt, observation) === 'needs_read') {
        await tryRefresh(context, known, visit)
        return findLive(await orders.find(orderId), known.attempt.id)
      }
      const seen = await observePayment(context, { orderId, attemptId: known.attempt.id }, observation)
      if (seen) await deliverNews(context, seen.order, visit)
      return seen
    },
    async adopt(key, observation, visit) {
      const adopted = await adoptPayment(context, key, observation)
      if (adopted) await deliverNews(context, adopted.order, visit)
      return adopted
    },
    async adoptPushed(observation, isFresh, visit) {
      const adopted = await adoptPushed(context, observation, isFresh)
      if (adopted) await deliverNews(context, adopted.order, visit)
      return adopted
    },
    confirm: (known, isPayer, visit) => confirmAttempt(context, known, isPayer, visit),
    cancel: (known, visit) => cancelAttempt(context, known, visit),
    deliver,
    redeliver: (orderId, person) => redeliverParked(context, orderId, person),
    sweep: sweeper.sweep,
    keepSweeping: sweeper.keepSweeping,
    isSwept: sweeper.isSwept,
    forget: (orderId) => forgetOrder(context, orderId),
    follow: following.follow,
    nameBanks: bankNames.remember,
    async close() {
      following.close()
      await Promise.all([sweeper.close(), delivery.close()])
      await hub.close()
    },
  }
}
