/** The default path of the handler. */
export const defaultBasePath = '/api/powens'

/** The default path of the staff handler. */
export const defaultStaffPath = '/api/powens-staff'

/** The header that carries the payment key. It never travels in a URL's query. */
export const paymentKeyHeader = 'Powens-Payment-Key'

/** The header that makes repeated calls of one caller for one order a single call. */
export const idempotencyKeyHeader = 'Idempotency-Key'
