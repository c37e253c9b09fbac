import type { KeyRing } from '../keys/createKeyRing.ts'
import type { PaymentEvent } from '../telemetry/events.ts'
import type { PaymentHandlerOptions } from '../http/options.ts'
import type { PaymentSpan, PaymentTracer } from '../telemetry/tracing.ts'
import type { Powens } from '../powens/createPowens.ts'
import type { PaymentStore } from '../store/PaymentStore.ts'
import type { BankList } from '../http/routes/listConnectors.ts'
import type { Hub } from './createHub.ts'
import type { Orders } from './createOrders.ts'

/** What the routes and the order rule share: one handler's settings and memory, checked and with their defaults. */
export interface Broker {
  powens: Powens
  ring: KeyRing
  store: PaymentStore
  orders: Orders
  now: () => number
  /** Without a trailing slash. */
  publicUrl: string
  basePath: string
  origin: string
  /** The handler is reached over https, so its cookie is for https alone. */
  isSecure: boolean
  returnUrl: string
  returnPaths: readonly string[]
  redirectUri: string
  allowedOrigins: readonly string[]
  webhookSecrets: readonly string[]
  preparePayment: PaymentHandlerOptions['preparePayment']
  onPaymentUpdated: PaymentHandlerOptions['onPaymentUpdated']
  authorize: PaymentHandlerOptions['authorize']
  deliveryTimeout: number
  /** The shop's name for the payer. */
  shopName: string
  rateLimit: RateLimit | null
  /** Who sent the request at hand, where the platform knows. */
  remoteAddress: string | null
  confirmPayment: NonNullable<PaymentHandlerOptions['confirmPayment']>
  emit: (event: PaymentEvent) => void
  onError: NonNullable<PaymentHandlerOptions['onError']>
  /** Jobs of which one at a time runs per key, in this process. */
  queue: <T>(key: string, job: () => Promise<T>) => Promise<T>
  /** One read of a payment however many ask. */
  readOnce: (key: string | number, job: () => Promise<void>) => Promise<void>
  /** The scoped tokens of the last minute. They are held here and nowhere else. */
  minted: Map<number, { token: Promise<string>; until: number }>
  /** The banks as they were read last. */
  banks: { current?: BankList; pending?: Promise<BankList> | undefined }
  hub: Hub
  /** Ends each stream that is open. */
  streams: Set<() => void>
  tracer: PaymentTracer | null
  /** The span of the request at hand. */
  span: PaymentSpan | null
  /** Lets work go on after the reply where the platform allows that; elsewhere the reply waits. */
  defer: (promise: Promise<void>) => Promise<void>
  /** Comes back to an order later, if this process lives that long. */
  later: (milliseconds: number, job: () => Promise<void>) => void
}

/** How many payments one caller may create. */
export interface RateLimit {
  limit: number
  /** Milliseconds. */
  window: number
  key: (
    request: Request,
    context: { remoteAddress?: string | undefined },
  ) => string | null | Promise<string | null>
}
