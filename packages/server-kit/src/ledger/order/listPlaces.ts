import { normalizeDecimal } from '@powens-pay/core'
import type { LiveAttempt } from './Attempt.ts'
import { readMoney } from './createView.ts'
import { findQuestion } from './findQuestion.ts'
import type { OrderRecord } from './OrderRecord.ts'

/** The lists that payments stand in. */
export const paymentLists = {
  all: 'all',
  review: 'needs review',
  redelivery: 'needs redelivery',
  ofState: (state: string) => `state ${state}`,
  ofBank: (connectorUuid: string) => `bank ${connectorUuid}`,
  ofBankAndState: (connectorUuid: string, state: string) => `bank ${connectorUuid} state ${state}`,
  ofAmount: (amount: string) => `amount ${normalizeDecimal(amount) ?? amount}`,
  ofReference: (id: string) => `reference ${id}`,
}

const digits = 16

/** Sorts payments by the time they were created, and by their number. */
export const placeOf = ({ createdAt, paymentId }: Pick<LiveAttempt, 'createdAt' | 'paymentId'>): string =>
  `${placeOfTime(createdAt)}-${String(paymentId).padStart(digits, '0')}`

/** Below every place of that time, and above those before it. */
export const placeOfTime = (time: number): string => String(Math.max(0, time)).padStart(digits, '0')

export const isPlace = (text: string): boolean => /^\d{16}-\d{16}$/.test(text)

/** Where an order's payments stand in lists, for its document's write. */
export function listPlaces(order: OrderRecord): { list: string; place: string }[] {
  return order.attempts.flatMap((attempt) => {
    if (attempt.stage !== 'live') return []
    const place = placeOf(attempt)
    return listNames(order, attempt).map((list) => ({ list, place }))
  })
}

/** The lists that a payment stands in. */
export function listNames({ outbox }: Pick<OrderRecord, 'outbox'>, attempt: LiveAttempt): string[] {
  const { paymentId, believed } = attempt
  const { state, connector_uuid: uuid, instructions } = believed.payment
  const references = new Set(instructions.map(({ reference_id: reference }) => reference))
  const names = [
    paymentLists.all,
    paymentLists.ofState(state),
    uuid && paymentLists.ofBank(uuid),
    uuid && paymentLists.ofBankAndState(uuid, state),
    paymentLists.ofAmount(readMoney(attempt).amount),
    ...[...references].map((reference) => reference && paymentLists.ofReference(reference)),
    findQuestion(attempt) && paymentLists.review,
    outbox.some((change) => change.isParked && change.paymentId === paymentId) && paymentLists.redelivery,
  ]
  return names.filter((name) => typeof name === 'string')
}
