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

const is =
  (type: string): Check =>
  (value) =>
    typeof value === type
const oneOf =
  (...words: unknown[]): Check =>
  (value) =>
    words.includes(value)
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value)
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)

/** What holds what it should under each key; several keys may share a check, and other keys are allowed. */
const shape =
  <Value>(checks: Record<string, Check>) =>
  // No check accepts `undefined`, so whatever is no object fails by its missing keys.
  (value: unknown): value is Value =>
    Object.entries(checks).every(([keys, check]) =>
      keys.split(' ').every((key) => check((value as Record<string, unknown> | null | undefined)?.[key])),
    )

const isText = is('string')
const isFlag = is('boolean')
// An address to leave for: of this site, http or https. Never `javascript:`, whatever a server says.
const isAddress: Check = (value) => isText(value) && /^(https?:\/)?\//i.test(value as string)

const isTextOrNull = orNull(isText)
const isOneTime = shape({ execution_date_type: isText, execution_date: isTextOrNull })
const isBulk = shape({
  instructions: listOf(shape({ 'label amount currency': isText, 'reference_id state': isTextOrNull })),
})
const isRecurring = shape({ 'frequency start_date': isText, end_date: isTextOrNull, wasActive: isFlag })
const isBase = shape<PaymentView>({
  id: Number.isSafeInteger,
  'orderId state amount currency': isText,
  'state_detail action error_code error_description connector_uuid': isTextOrNull,
  'cancellable resumable': isFlag,
  source: oneOf('confirmed', 'pushed'),
  review: oneOf(null, 'conflict', 'payment_mismatch'),
})

/** A payment as the wire carries it. Keys beyond the known ones are allowed. */
export const isPaymentView = (value: unknown): value is PaymentView =>
  isBase(value) &&
  (value.kind === 'recurring'
    ? isRecurring(value)
    : isOneTime(value) && (value.kind === 'one_time' || (value.kind === 'bulk' && isBulk(value))))

const payment = { payment: isPaymentView }
const redirectUrl = { redirectUrl: orNull(isAddress) }
const isFound = shape<FoundPayment>({ ...payment, paymentKey: isText })

export const isFoundPayment = orNull(isFound) as (value: unknown) => value is FoundPayment | null
export const isCreatedPayment = (value: unknown): value is CreatedPayment =>
  isFound(value) && shape(redirectUrl)(value)
export const isReadPayment = shape<{ payment: PaymentView }>(payment)
export const isResumedPayment = shape<{ redirectUrl: string }>({ redirectUrl: isAddress })
export const isCancelledPayment = shape<CancelledPayment>({ ...payment, ...redirectUrl })
export const isHandoff = shape<Handoff>({ url: isAddress, expiresAt: isText })
export const isConnectorList = shape<{ connectors: ConnectorView[] }>({
  connectors: listOf(
    shape({
      'uuid name': isText,
      color: isTextOrNull,
      isMostUsed: isFlag,
      is_app_to_app_used: shape({ 'android ios': orNull(isFlag) }),
      incompatibilities: listOf(shape({ code: isText, limit: isTextOrNull })),
    }),
  ),
})
