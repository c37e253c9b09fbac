import {
  createPaymentHandler,
  createPowens,
  redeliverChanges,
  type PaymentChange,
  type PaymentEvent,
  type PaymentHandler,
  type PaymentStore,
} from '@powens-pay/server-kit'
import type { Configuration } from '../configuration/Configuration.ts'
import {
  createDeadLetters,
  type ChangeStage,
  type DeadLetter,
  type DeadLetters,
} from './createDeadLetters.ts'
import { createEventListener } from './createEventListener.ts'
import { describeError, type Log } from './createLog.ts'
import type { Metrics } from './createMetrics.ts'
import { createDelivery } from './merchant/createDelivery.ts'
import { createMerchantCall } from './merchant/createMerchantCall.ts'
import { createPreparePayment } from './merchant/createPreparePayment.ts'

export interface BrokerOptions {
  configuration: Configuration
  store: PaymentStore
  log: Log
  metrics: Metrics
  now?: (() => number) | undefined
  /** Reaches Powens. @default globalThis.fetch */
  powensFetch?: ((request: Request) => Promise<Response>) | undefined
  /** Reaches the merchant's backend. @default globalThis.fetch */
  merchantFetch?: ((request: Request) => Promise<Response>) | undefined
}

export interface Broker {
  handler: PaymentHandler
  deadLetters: DeadLetters
  /** Offers the parked changes of a change's order again, in order and with their own ids. */
  redeliver(changeId: string): Promise<'delivered' | 'failed' | 'unknown'>
  /** Puts right what a process that died left undone in the dead letters. */
  reviewDeadLetters(): Promise<void>
  close(): Promise<void>
}

/** The handler of server-kit for a merchant's backend that is called over HTTP. */
export function createBroker(options: BrokerOptions): Broker {
  const { configuration, store, log, metrics, now = Date.now } = options
  const { merchantSecrets, merchantTimeout, forwardCookies, forwardHeaders } = configuration
  const deadLetters = createDeadLetters({
    store,
    now,
    scope: findScope(configuration),
    lifetime: configuration.retentionDays * day,
  })
  const call = createMerchantCall({
    secrets: merchantSecrets,
    timeout: merchantTimeout,
    now,
    fetch: options.merchantFetch ?? ((request) => fetch(request)),
    onCall({ name, result, seconds }) {
      metrics.count('powens_pay_merchant_calls_total', { call: name, result })
      metrics.observe('powens_pay_merchant_call_seconds', seconds, { call: name })
    },
  })
  const report = (error: unknown): void => log('error', 'error', describeError(error))
  const deliver = createDelivery({ url: configuration.changesUrl, call })

  async function deliverOrRecord(change: PaymentChange): Promise<void> {
    try {
      await deliver(change)
    } catch (error) {
      // The outbox has the change too: a letter that cannot be written hides no reason.
      await deadLetters.record(change).catch(report)
      throw error
    }
    await deadLetters.forget(change.changeId)
  }

  const listen = createEventListener(log, metrics)
  const parking = new Set<Promise<void>>()
  const onEvent = (event: PaymentEvent): void => {
    listen(event)
    if (event.type !== 'change.parked') return
    const job = deadLetters.park(event.changeId).catch(report)
    parking.add(job)
    void job.then(() => parking.delete(job))
  }

  const { clientSecret, domain, clientId, apiUrl, webviewUrl, webviewFamily, verifyResponses } = configuration
  const handler = createPaymentHandler({
    powens: createPowens({
      domain,
      clientId,
      clientSecret,
      apiUrl,
      webviewUrl,
      webviewFamily,
      verifyResponses,
      fetch: options.powensFetch,
      now,
    }),
    publicUrl: configuration.publicUrl,
    basePath: configuration.basePath,
    returnUrl: configuration.returnUrl,
    returnPaths: configuration.returnPaths,
    allowedOrigins: configuration.allowedOrigins,
    secrets: configuration.paymentSecrets,
    store,
    storeTimeout: configuration.storeTimeout,
    webhook: configuration.webhookSecrets.length > 0 ? { secrets: configuration.webhookSecrets } : undefined,
    preparePayment: createPreparePayment({
      url: configuration.prepareUrl,
      call,
      forward: { cookies: forwardCookies, headers: forwardHeaders },
    }),
    onPaymentUpdated: deliverOrRecord,
    onEvent,
    onError: (error, { requestId }) => log('error', 'error', { requestId, ...describeError(error) }),
    shopName: configuration.shopName,
    validation:
      configuration.validationPageUrl === undefined
        ? undefined
        : { pageUrl: configuration.validationPageUrl, whiteLabel: configuration.validationWhiteLabel },
    trustProxy: configuration.trustProxy,
    rateLimit: configuration.createLimit > 0 && { limit: configuration.createLimit, window: 60_000 },
    // The call has a shorter time-out of its own, whose error says more.
    deliveryTimeout: merchantTimeout + 1_000,
    retention: configuration.retentionDays * day,
    // The configuration names a store and every secret, so nothing has to be made up.
    environment: 'production',
  })

  return {
    handler,
    deadLetters,
    async redeliver(changeId) {
      const letter = await deadLetters.find(changeId)
      if (!letter) return 'unknown'
      await redeliverChanges(handler, { orderId: letter.orderId })
      return (await deadLetters.find(changeId)) ? 'failed' : 'delivered'
    },
    reviewDeadLetters: () => deadLetters.review((letter) => findStage(handler, letter)),
    async close() {
      await handler.close()
      await Promise.all(parking)
    },
  }
}

const day = 24 * 60 * 60 * 1000

/** Two brokers of two domains may share a store. */
function findScope({ domain, apiUrl }: Configuration): string {
  return apiUrl === undefined ? domain : `${domain}@${new URL(apiUrl).host}`
}

async function findStage(handler: PaymentHandler, { orderId, changeId }: DeadLetter): Promise<ChangeStage> {
  const order = await handler.ledger.find(orderId)
  const change = order?.outbox.find((candidate) => candidate.changeId === changeId)
  if (!change) return 'gone'
  return change.isParked ? 'parked' : 'waiting'
}
