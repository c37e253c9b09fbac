import { PaymentError } from '@powens-pay/core'
import { requirePositive } from '../internal/requirePositive.ts'
import { createKeyRing } from '../keys/createKeyRing.ts'
import { limitCalls } from '../ledger/upstreamBudget.ts'
import { createWarn } from './mistakes/createWarn.ts'
import { explainApiError } from './mistakes/explainApiError.ts'
import { sandboxInProduction } from '../powens/chooseSandbox.ts'
import { parseBaseUrl } from '../powens/parseBaseUrl.ts'
import { guardStore } from '../store/guardStore.ts'
import { getScope, scopeStore } from '../store/scopeStore.ts'
import { createEmit } from '../telemetry/createEmit.ts'
import { createReport } from '../telemetry/createReport.ts'
import { chooseSecrets, chooseWebhook } from './chooseSecrets.ts'
import { chooseStore } from './chooseStore.ts'
import { decideEnvironment } from './decideEnvironment.ts'
import { freezesAfterReply } from './freezesAfterReply.ts'
import { chooseRateLimit } from './limitRequests.ts'
import type { PaymentHandlerOptions } from './options.ts'
import type { Settings, ValidationSettings } from './Settings.ts'

const day = 24 * 60 * 60 * 1000

/** Checks a handler's options and fills in what was left out. Throws `PaymentError('configuration_error')` for each fault. */
export function createSettings(options: PaymentHandlerOptions): Settings {
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
    ' The page of one order is its returnPath, which preparePayment returns and returnPaths lists.',
  )
  const redirectUri = parseBaseUrl(
    'redirectUri',
    options.redirectUri ?? `${publicUrl}/callback`,
    'and Powens refuses such a return address. Carry nothing in it: the payment key comes back as state',
  )
  const { origin, protocol, pathname } = new URL(publicUrl)
  const isProduction = decideEnvironment(options, publicUrl) === 'production'
  if (isProduction && powens.isSandbox) throw sandboxInProduction()
  const emit = createEmit(options.onEvent, isProduction)
  const warn = createWarn(emit)
  const scope = getScope(powens)
  const chosen = chooseStore(options.store, isProduction, emit)
  const store = scopeStore(guardStore(chosen, { timeout: options.storeTimeout }), scope)
  if (powens.apiUrl !== `https://${powens.domain}.biapi.pro/2.0`) {
    emit({
      type: 'configuration.notice',
      message: `Payments are created at ${powens.apiUrl} instead of Powens itself.`,
    })
  }

  return {
    powens: {
      ...limitCalls(powens, store),
      onFailure: (error) => warn(explainApiError(error, powens)),
    },
    ring: createKeyRing(chooseSecrets(options.secrets, isProduction, emit)),
    scope,
    store,
    retention: requirePositive('retention', options.retention ?? 400 * day, Number.MAX_SAFE_INTEGER),
    isProduction,
    freezesAfterReply: options.freezesAfterReply ?? freezesAfterReply(),
    publicUrl,
    basePath: (options.basePath ?? pathname).replace(/\/+$/, ''),
    origin,
    isSecure: protocol === 'https:',
    returnUrl,
    returnPaths: options.returnPaths ?? [],
    redirectUri,
    allowedOrigins: (options.allowedOrigins ?? []).map(checkOrigin),
    webhook: chooseWebhook(options),
    preparePayment: requireFunction('preparePayment', options.preparePayment),
    onPaymentUpdated: requireFunction('onPaymentUpdated', options.onPaymentUpdated),
    authorize: options.authorize,
    validation: chooseValidation(options),
    confirmPayment: options.confirmPayment ?? 'same-browser',
    deliveryTimeout: requirePositive('deliveryTimeout', options.deliveryTimeout ?? 10_000),
    shopName: options.shopName ?? new URL(returnUrl).host,
    rateLimit: chooseRateLimit(options, emit),
    tracer: options.tracer ?? null,
    emit,
    warn,
    onError: createReport(options.onError),
  }
}

function chooseValidation({ validation }: PaymentHandlerOptions): ValidationSettings | null {
  if (!validation) return null
  const { pageUrl, whiteLabel = false } = validation
  const because = 'so a payer could not come back to the page from the bank'
  if (typeof whiteLabel === 'boolean')
    return { pageUrl: parseBaseUrl('validation.pageUrl', pageUrl, because), whiteLabel }
  throw new PaymentError(
    'configuration_error',
    'validation.whiteLabel is neither true nor false, so nothing would say which mechanisms the page may handle. Write one.',
  )
}

/** In plain JavaScript anything may come, and an undefined environment variable often does. */
export function requireOptions(options: PaymentHandlerOptions): PaymentHandlerOptions {
  const { powens } = (options ?? {}) as Partial<PaymentHandlerOptions>
  if (typeof powens === 'object' && powens !== null && 'tokens' in powens) return options
  throw new PaymentError(
    'configuration_error',
    'createPaymentHandler got no powens, so it could not call Powens. Pass what createPowens returns.',
  )
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
