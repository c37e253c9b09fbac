import { addressPattern } from './addressPattern.ts'
import type { ConnectorView, ConnectorViewList } from './views/ConnectorView.ts'
import type { Handoff } from './views/Handoff.ts'
import type {
  CancelledPayment,
  CreatedPayment,
  FoundPayment,
  ReadPayment,
  ResumedPayment,
} from './views/paymentAnswers.ts'
import type { PaymentView } from './views/PaymentView.ts'
import type { BegunValidation, OpenedValidation, ValidationAccess } from './views/ValidationView.ts'

// Written by hand, because a schema library is too large for a browser. The guards check only what a page needs. A
// property test shows that they accept everything that the schemas allow.

/** A payment as the wire carries it. */
export function isPaymentView(value: unknown): value is PaymentView {
  const { id, revision, state, amount, currency, outcome } = fieldsOf<PaymentView>(value)
  const { status } = fieldsOf<PaymentView['outcome']>(outcome)
  return (
    typeof id === 'number' &&
    typeof revision === 'number' &&
    typeof state === 'string' &&
    typeof amount === 'string' &&
    typeof currency === 'string' &&
    typeof status === 'string'
  )
}

/** Checks only the key and the redirect, because a page leaves for the bank at once. */
export function isCreatedPayment(value: unknown): value is CreatedPayment {
  const { paymentKey, redirectUrl } = fieldsOf<CreatedPayment>(value)
  return typeof paymentKey === 'string' && (redirectUrl === null || isAddress(redirectUrl))
}

export function isFoundPayment(value: unknown): value is FoundPayment | null {
  return (
    value === null || (isReadPayment(value) && typeof fieldsOf<FoundPayment>(value).paymentKey === 'string')
  )
}

export function isReadPayment(value: unknown): value is ReadPayment {
  return isPaymentView(fieldsOf<ReadPayment>(value).payment)
}

export function isResumedPayment(value: unknown): value is ResumedPayment {
  return isAddress(fieldsOf<ResumedPayment>(value).redirectUrl)
}

export function isCancelledPayment(value: unknown): value is CancelledPayment {
  const { redirectUrl } = fieldsOf<CancelledPayment>(value)
  return isReadPayment(value) && (redirectUrl === null || isAddress(redirectUrl))
}

export function isHandoff(value: unknown): value is Handoff {
  const { url, expiresAt } = fieldsOf<Handoff>(value)
  return isAddress(url) && typeof expiresAt === 'string'
}

export function isOpenedValidation(value: unknown): value is OpenedValidation {
  const { access } = fieldsOf<OpenedValidation>(value)
  return isReadPayment(value) && isBegunValidation(value) && (access === null || isAccess(access))
}

/** A webview of a later version is none that this page may go on in. */
export function isBegunValidation(value: unknown): value is BegunValidation {
  const { webview } = fieldsOf<BegunValidation>(value)
  return webview === null || webview === 'shop' || webview === 'powens'
}

function isAccess(value: unknown): boolean {
  const { apiUrl, token, webviewUrl, callbackUrl } = fieldsOf<ValidationAccess>(value)
  return [apiUrl, token, webviewUrl, callbackUrl].every((text) => typeof text === 'string')
}

export function isConnectorList(value: unknown): value is ConnectorViewList {
  const { connectors } = fieldsOf<ConnectorViewList>(value)
  return Array.isArray(connectors) && connectors.every(isConnector)
}

function isConnector(value: unknown): boolean {
  const { uuid, name, incompatibilities } = fieldsOf<ConnectorView>(value)
  return typeof uuid === 'string' && typeof name === 'string' && Array.isArray(incompatibilities)
}

function isAddress(value: unknown): boolean {
  return typeof value === 'string' && addressPattern.test(value)
}

/** The fields of a view, with types yet to be checked. A value that is no object has no fields. */
function fieldsOf<View>(value: unknown): { [Field in keyof View]?: unknown } {
  return Object(value) as { [Field in keyof View]?: unknown }
}
