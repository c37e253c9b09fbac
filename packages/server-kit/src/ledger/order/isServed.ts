import type { LiveAttempt } from './Attempt.ts'
import { isPayable } from './createView.ts'
import { isStillDue } from './isStillDue.ts'
import { findLatest, type OrderRecord } from './OrderRecord.ts'

/** Whether a link may lead to the bank with this payment: it is the order's latest, can be approved, and is still due. */
export const isServed = (order: OrderRecord, attempt: LiveAttempt): boolean =>
  findLatest(order)?.id === attempt.id && isPayable(attempt) && isStillDue(order, attempt)
