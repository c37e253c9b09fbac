import type {
  CancelledPayment,
  ConnectorView,
  CreatedPayment,
  FoundPayment,
  Handoff,
  PaymentView,
} from './views.ts'

// Written by hand because a browser has no room for a schema library. `viewSchemas.ts` holds the twins for servers, and
// a property test keeps both equal.

type Check = (value: unknown) => boolean

const isText: Check = (value) => typeof value === 'string'
const isFlag: Check = (value) => typeof value === 'boolean'
const isId: Check = Number.isSafeInteger
const or =
  (check: Check): Check =>
  (value) =>
    value === null || check(value)
const oneOf =
  (...words: unknown[]): Check =>
  (value) =>
    words.includes(value)
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)
const shape =
  (checks: Record<string, Check>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(checks).every(([key, check]) => check(Reflect.get(value, key)))

const isTextOrNull = or(isText)
const isFlagOrNull = or(isFlag)

const money = { amount: isText, currency: isText }
const isBase = shape({
  ...money,
  id: isId,
  orderId: isText,
  state: isText,
  state_detail: isTextOrNull,
  action: isTextOrNull,
  error_code: isTextOrNull,
  error_description: isTextOrNull,
  connector_uuid: isTextOrNull,
  source: oneOf('confirmed', 'pushed'),
  review: oneOf(null, 'conflict', 'payment_mismatch'),
  cancellable: isFlag,
  resumable: isFlag,
})
const dated = { execution_date_type: isText, execution_date: isTextOrNull }
const isKind: Check[] = [
  shape({ kind: oneOf('one_time'), ...dated }),
  shape({
    kind: oneOf('bulk'),
    ...dated,
    instructions: listOf(shape({ ...money, reference_id: isTextOrNull, label: isText, state: isTextOrNull })),
  }),
  shape({
    kind: oneOf('recurring'),
    frequency: isText,
    start_date: isText,
    end_date: isTextOrNull,
    wasActive: isFlag,
  }),
]

/** A payment as the wire carries it. Keys beyond the known ones are allowed. */
export const isPaymentView = ((value: unknown) => isBase(value) && isKind.some((check) => check(value))) as (
  value: unknown,
) => value is PaymentView

// An address to leave for: of this site, http or https. Never `javascript:`, whatever a server says.
const isAddress: Check = (value) => typeof value === 'string' && /^(https?:\/)?\//i.test(value)

const found = { payment: isPaymentView, paymentKey: isText }
export const isFoundPayment = or(shape(found)) as (value: unknown) => value is FoundPayment | null
export const isCreatedPayment = shape({ ...found, redirectUrl: or(isAddress) }) as (
  value: unknown,
) => value is CreatedPayment
export const isReadPayment = shape({ payment: isPaymentView }) as (
  value: unknown,
) => value is { payment: PaymentView }
export const isResumedPayment = shape({ redirectUrl: isAddress }) as (
  value: unknown,
) => value is { redirectUrl: string }
export const isCancelledPayment = shape({ payment: isPaymentView, redirectUrl: or(isAddress) }) as (
  value: unknown,
) => value is CancelledPayment
export const isHandoff = shape({ url: isAddress, expiresAt: isText }) as (value: unknown) => value is Handoff
export const isConnectorList = shape({
  connectors: listOf(
    shape({
      uuid: isText,
      name: isText,
      color: isTextOrNull,
      isMostUsed: isFlag,
      is_app_to_app_used: shape({ android: isFlagOrNull, ios: isFlagOrNull }),
      incompatibilities: listOf(shape({ code: isText, limit: isTextOrNull })),
    }),
  ),
}) as (value: unknown) => value is { connectors: ConnectorView[] }
