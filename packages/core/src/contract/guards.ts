import type {
  CancelledPayment,
  ConnectorView,
  CreatedPayment,
  FoundPayment,
  Handoff,
  PaymentView,
} from './views.ts'

// Written by hand because a browser has no room for a schema library. `viewSchemas.ts` holds the twins for servers, and
// a property test keeps both equal. Keys beyond the known ones are allowed.

/** Whether `value` has each of `keys`, of one of `types`: what `typeof` says, or `null`. */
export const has = (value: unknown, keys: string, types: string): boolean =>
  keys.split(' ').every((key) => {
    const field = (value as Record<string, unknown> | null | undefined)?.[key]
    return types.split(' ').includes(field === null ? 'null' : typeof field)
  })

const isListOf = (isMember: (member: unknown) => boolean, value: unknown): boolean =>
  Array.isArray(value) && value.every(isMember)

const isInstruction = (value: unknown): boolean =>
  has(value, 'label amount currency', 'string') && has(value, 'reference_id state', 'string null')

const isOneTime = (value: unknown): boolean =>
  has(value, 'execution_date_type', 'string') && has(value, 'execution_date', 'string null')

const isRecurring = (value: unknown): boolean =>
  has(value, 'frequency start_date', 'string') &&
  has(value, 'end_date', 'string null') &&
  has(value, 'wasActive', 'boolean')

/** A payment as the wire carries it. */
export function isPaymentView(value: unknown): value is PaymentView {
  const { id, kind, source, review, instructions } = Object(value) as Record<string, unknown>
  return (
    has(value, 'orderId state amount currency', 'string') &&
    has(value, 'state_detail action error_code error_description connector_uuid', 'string null') &&
    has(value, 'cancellable resumable', 'boolean') &&
    Number.isSafeInteger(id) &&
    ['confirmed', 'pushed'].includes(source as string) &&
    [null, 'conflict', 'payment_mismatch'].includes(review as string) &&
    (kind === 'recurring'
      ? isRecurring(value)
      : isOneTime(value) &&
        (kind === 'one_time' || (kind === 'bulk' && isListOf(isInstruction, instructions))))
  )
}

// An address to leave for: of this site, http or https. Never `javascript:`, whatever a server says.
const hasAddress = (value: unknown, key: string): boolean =>
  has(value, key, 'string') && /^(https?:\/)?\//i.test((value as Record<string, string>)[key] ?? '')
const mayRedirect = (value: unknown): boolean =>
  has(value, 'redirectUrl', 'null') || hasAddress(value, 'redirectUrl')

export const isReadPayment = (value: unknown): value is { payment: PaymentView } =>
  isPaymentView((value as { payment?: unknown } | null | undefined)?.payment)
const isFound = (value: unknown): boolean => isReadPayment(value) && has(value, 'paymentKey', 'string')

export const isFoundPayment = (value: unknown): value is FoundPayment | null =>
  value === null || isFound(value)
export const isCreatedPayment = (value: unknown): value is CreatedPayment =>
  isFound(value) && mayRedirect(value)
export const isResumedPayment = (value: unknown): value is { redirectUrl: string } =>
  hasAddress(value, 'redirectUrl')
export const isCancelledPayment = (value: unknown): value is CancelledPayment =>
  isReadPayment(value) && mayRedirect(value)
export const isHandoff = (value: unknown): value is Handoff =>
  hasAddress(value, 'url') && has(value, 'expiresAt', 'string')

const isIncompatibility = (value: unknown): boolean =>
  has(value, 'code', 'string') && has(value, 'limit', 'string null')

const isConnector = (value: unknown): boolean => {
  const { is_app_to_app_used: app, incompatibilities } = Object(value) as Record<string, unknown>
  return (
    has(value, 'uuid name', 'string') &&
    has(value, 'color', 'string null') &&
    has(value, 'isMostUsed', 'boolean') &&
    has(app, 'android ios', 'boolean null') &&
    isListOf(isIncompatibility, incompatibilities)
  )
}
export const isConnectorList = (value: unknown): value is { connectors: ConnectorView[] } =>
  isListOf(isConnector, (value as { connectors?: unknown } | null | undefined)?.connectors)
