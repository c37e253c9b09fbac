import type { Attempt, OrderRecord } from './OrderRecord.ts'

/** The order's latest attempt that may have, or has, a payment at Powens. */
export const findLatest = (order: OrderRecord | null): Attempt | undefined =>
  order?.attempts.findLast(({ stage }) => stage === 'live' || stage === 'creating')
