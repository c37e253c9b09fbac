import type {
  CancelledPayment,
  ConnectorView,
  CreatedPayment,
  FoundPayment,
  Handoff,
  PaymentView,
} from './views.ts'

// Written by hand because a browser has no room for a schema library. They ask for what a page cannot do without, and
// no more; a property test keeps them from refusing anything that the wire promises in `viewSchemas.ts`.

/** Whether `value` has each of `keys`, of one of `types`: what `typeof` says, or `null`. */
export const has = (value: unknown, keys: string, types: string): boolean =>
  keys.split(' ').every((key) => {
    const field = (value as Record<string, unknown> | null | undefined)?.[key]
    return types.split(' ').includes(field === null ? 'null' : typeof field)
  })

/** A payment as the wire carries it. */
export function isPaymentView(value: unknown): value is PaymentView {
  const { kind, outcome, instructions } = Object(value) as Record<string, unknown>
  return (
    has(value, 'id revision', 'number') &&
    has(value, 'orderId state amount currency', 'string') &&
    has(outcome, 'status bucket', 'string') &&
    (kind !== 'bulk' || Array.isArray(instructions))
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

const isConnector = (value: unknown): boolean =>
  has(value, 'uuid name', 'string') && Array.isArray((value as Record<string, unknown>)['incompatibilities'])

export const isConnectorList = (value: unknown): value is { connectors: ConnectorView[] } => {
  const { connectors } = Object(value) as Record<string, unknown>
  return Array.isArray(connectors) && connectors.every(isConnector)
}
