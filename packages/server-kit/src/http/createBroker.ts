import { PaymentError } from '@powens-pay/core'
import { createQueue } from '../internal/createQueue.ts'
import { createSingleFlight } from '../internal/createSingleFlight.ts'
import { showRequest } from '../internal/lightRequest.ts'
import { createKeyRing } from '../keys/createKeyRing.ts'
import type { Broker, RateLimit } from '../ledger/Broker.ts'
import { createHub } from '../ledger/createHub.ts'
import { createOrders } from '../ledger/createOrders.ts'
import { limitCalls } from '../ledger/upstreamBudget.ts'
import { parseBaseUrl } from '../powens/parseBaseUrl.ts'
import { chooseSecrets, checkWebhookSecrets } from './chooseSecrets.ts'
import { chooseStore } from './chooseStore.ts'
import { createEmit } from '../telemetry/createEmit.ts'
import { decideEnvironment } from './decideEnvironment.ts'
import { findCaller } from './limitCreations.ts'
import type { PaymentHandlerOptions } from './options.ts'

const day = 24 * 60 * 60 * 1000

/** Checks a handler's options and fills in what was left out; throws a sentence for each thing that is wrong. */
export function createBroker(options: PaymentHandlerOptions): { broker: Broker; close: () => Promise<void> } {
  const { powens } = options
  const publicUrl = parseBaseUrl(
    'publicUrl',
    options.publicUrl,
    'so neither browsers nor Powens would find the handler there',
  )
  const returnUrl = parseBaseUrl(
    'returnUrl',
    options.returnUrl,
    'so the payer could not be sent back to your page',
  )
  const redirectUri = parseBaseUrl(
    'redirectUri',
    options.redirectUri ?? `${publicUrl}/callback`,
    'and Powens refuses such a return address. Carry nothing in it: the payment key comes back as state',
  )
  const { origin, protocol, pathname } = new URL(publicUrl)
  const isProduction = decideEnvironment(options, publicUrl) === 'production'
  const emit = createEmit(options.onEvent)
  const store = chooseStore(options.store, isProduction, emit)
  const timers = new Set<ReturnType<typeof setTimeout>>()
  if (powens.apiUrl !== `https://${powens.domain}.biapi.pro/2.0`) {
    emit({
      type: 'configuration.notice',
      message: `Payments are created at ${powens.apiUrl} instead of Powens itself.`,
    })
  }

  const broker: Broker = {
    powens: limitCalls(powens, store),
    ring: createKeyRing(chooseSecrets(options.secret, isProduction, emit)),
    store,
    orders: createOrders({
      store,
      now: powens.now,
      wait: powens.wait,
      retention: options.retention ?? 400 * day,
    }),
    now: powens.now,
    publicUrl,
    basePath: (options.basePath ?? pathname).replace(/\/+$/, ''),
    origin,
    isSecure: protocol === 'https:',
    returnUrl,
    returnPaths: options.returnPaths ?? [],
    redirectUri,
    allowedOrigins: (options.allowedOrigins ?? []).map(checkOrigin),
    webhookSecrets: checkWebhookSecrets(options),
    preparePayment: requireFunction('preparePayment', options.preparePayment),
    onPaymentUpdated: requireFunction('onPaymentUpdated', options.onPaymentUpdated),
    authorize: options.authorize,
    deliveryTimeout: options.deliveryTimeout ?? 10_000,
    shopName: options.shopName ?? new URL(returnUrl).host,
    rateLimit: chooseRateLimit(options),
    remoteAddress: null,
    tracer: options.tracer ?? null,
    span: null,
    confirmPayment: options.confirmPayment ?? 'same-browser',
    emit,
    onError: options.onError ?? ((error, { requestId }) => console.error(`[powens-pay] ${requestId}`, error)),
    queue: createQueue(),
    readOnce: createSingleFlight(),
    minted: new Map(),
    banks: {},
    hub: createHub(store),
    streams: new Set(),
    defer: (promise) => promise,
    later(milliseconds, job) {
      const timer = setTimeout(() => {
        timers.delete(timer)
        job().catch((error: unknown) => broker.onError(error, { requestId: 'later' }))
      }, milliseconds)
      timers.add(timer)
      // A process that has nothing else to do may end: what is due is in the store.
      if (typeof timer === 'object') timer.unref()
    },
  }
  async function close(): Promise<void> {
    for (const timer of timers) clearTimeout(timer)
    for (const end of broker.streams) end()
    await broker.hub.close()
  }
  return { broker, close }
}

function chooseRateLimit({
  rateLimit,
  rateLimitKey,
  trustProxy = false,
}: PaymentHandlerOptions): RateLimit | null {
  if (rateLimit === false) return null
  const key: RateLimit['key'] = (request, context) =>
    rateLimitKey
      ? rateLimitKey(showRequest(request), context)
      : findCaller(request, context.remoteAddress, trustProxy)
  return { ...(rateLimit ?? { limit: 20, window: 60_000 }), key }
}

function checkOrigin(value: string): string {
  if (URL.canParse(value) && new URL(value).origin === value) return value
  throw new PaymentError(
    'configuration_error',
    `allowedOrigins holds ${JSON.stringify(value.slice(0, 80))}, which no browser sends as an origin. Write scheme and host ` +
      'alone, such as https://www.shop.example.',
  )
}

function requireFunction<T>(name: string, value: T): T {
  if (typeof value === 'function') return value
  throw new PaymentError(
    'configuration_error',
    `createPaymentHandler got no ${name}, so ${name === 'preparePayment' ? 'nothing would say what an order costs' : 'you would never hear that an order is paid'}. Pass a function.`,
  )
}
