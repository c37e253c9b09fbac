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

const has = (value: unknown, keys: string, type: string): boolean =>
  keys.split(' ').every((key) => typeof (value as Record<string, unknown> | null | undefined)?.[key] === type)

/** A payment as the wire carries it. */
export function isPaymentView(value: unknown): value is PaymentView {
  const { outcome } = Object(value) as Record<string, unknown>
  return (
    has(value, 'id revision', 'number') &&
    has(value, 'state amount currency', 'string') &&
    has(outcome, 'status', 'string')
  )
}

// An address to leave for: of this site, http or https. Never `javascript:`, whatever a server says.
const isAddress = (value: unknown): boolean => typeof value === 'string' && /^(https?:\/)?\//i.test(value)
const mayRedirect = (address: unknown): boolean => address === null || isAddress(address)

/** Looks no deeper than a page does that leaves for the bank. */
export const isCreatedPayment = (value: unknown): value is CreatedPayment => {
  const { paymentKey, redirectUrl } = Object(value) as Record<string, unknown>
  return typeof paymentKey === 'string' && mayRedirect(redirectUrl)
}

export const isReadPayment = (value: unknown): value is { payment: PaymentView } =>
  isPaymentView((value as { payment?: unknown } | null | undefined)?.payment)
const isFound = (value: unknown): value is FoundPayment =>
  isReadPayment(value) && has(value, 'paymentKey', 'string')

export const isFoundPayment = (value: unknown): value is FoundPayment | null =>
  value === null || isFound(value)
export const isResumedPayment = (value: unknown): value is { redirectUrl: string } =>
  isAddress((value as { redirectUrl?: unknown } | null | undefined)?.redirectUrl)
export const isCancelledPayment = (value: unknown): value is CancelledPayment =>
  isReadPayment(value) && mayRedirect((value as Partial<CancelledPayment>).redirectUrl)
export const isHandoff = (value: unknown): value is Handoff =>
  has(value, 'expiresAt', 'string') && isAddress((value as { url?: unknown }).url)

const isConnector = (value: unknown): boolean =>
  has(value, 'uuid name', 'string') && Array.isArray((value as Record<string, unknown>)['incompatibilities'])

export const isConnectorList = (value: unknown): value is { connectors: ConnectorView[] } => {
  const { connectors } = Object(value) as Record<string, unknown>
  return Array.isArray(connectors) && connectors.every(isConnector)
}
