import { createPaymentError, PaymentError, type StaffSearch } from '@powens-pay/core'
import type { Ledger } from '../ledger/Ledger.ts'
import { isPlace, listNames, paymentLists, placeOf, placeOfTime } from '../ledger/order/listPlaces.ts'
import type { LivePayment, OrderRecord } from '../ledger/order/OrderRecord.ts'

export interface FoundPayments {
  payments: LivePayment[]
  /** Goes on behind the last one that was looked at; `null` at the end. */
  next: string | null
}

const usualLimit = 50

/** Payments that one search looks at: what no list holds, such as one amount at one bank, is looked for among these. */
const mostLooks = 500

const day = 24 * 60 * 60 * 1000

/**
 * Payments that fit a search, the newest first. It reads a part of one list and looks at each order in it, so that a page
 * takes the same time however many payments there are; a rare combination may need several pages.
 */
export async function searchPayments(ledger: Ledger, search: StaffSearch): Promise<FoundPayments> {
  const { from, to, cursor, limit = usualLimit } = search
  if (cursor !== undefined && !isPlace(cursor))
    throw createPaymentError(
      'invalid_request',
      'cursor: not one of ours. Take it from next of the page before.',
    )
  const lowest = from === undefined ? '' : placeOfTime(Date.parse(from))
  const end = to === undefined ? undefined : placeOfTime(Date.parse(to) + day)
  const highest = [end, cursor].filter((place) => place !== undefined).toSorted()[0]
  const isInside = (place: string): boolean => place >= lowest && (highest === undefined || place < highest)

  const known = await findNamed(ledger, search)
  if (known) {
    const fitting = known
      .filter((live) => fits(live, search) && isInside(placeOf(live.attempt)))
      .toSorted((a, b) => (placeOf(a.attempt) < placeOf(b.attempt) ? 1 : -1))
    const payments = fitting.slice(0, limit)
    const last = payments.at(-1)
    return { payments, next: last && fitting.length > limit ? placeOf(last.attempt) : null }
  }

  const list = requireList(ledger)
  const read = createReader(ledger)
  const payments: LivePayment[] = []
  let below = highest
  for (let looks = 0; looks < mostLooks;) {
    const range = { limit, from: lowest, ...(below !== undefined && { below }) }
    const places = await list(chooseList(search), range)
    const orders = await Promise.all(places.map(({ orderId }) => read(orderId)))
    for (const [index, { place }] of places.entries()) {
      const live = findAt(orders[index] ?? null, place)
      if (live && fits(live, search)) payments.push(live)
      if (payments.length === limit) return { payments, next: place }
      below = place
    }
    if (places.length < limit) return { payments, next: null }
    looks += places.length
  }
  return { payments, next: below ?? null }
}

/** The payments of a search that names a payment or an order; `null` for one that names neither. */
async function findNamed(ledger: Ledger, { paymentId, orderId }: StaffSearch): Promise<LivePayment[] | null> {
  if (paymentId !== undefined) {
    const live = await ledger.findByPayment(paymentId)
    return live ? [live] : []
  }
  if (orderId === undefined) return null
  const order = await ledger.find(orderId)
  if (!order) return []
  return order.attempts.flatMap((attempt) => (attempt.stage === 'live' ? [{ order, attempt }] : []))
}

/** The shortest list that every payment of the search stands in. */
function chooseList(search: StaffSearch): string {
  const [shortest = paymentLists.all] = namedLists(search)
  return shortest
}

function namedLists({ reference, needs, amount, connectorUuid, state }: StaffSearch): string[] {
  return [
    reference !== undefined && paymentLists.ofReference(reference),
    needs && paymentLists[needs],
    connectorUuid !== undefined && state !== undefined && paymentLists.ofBankAndState(connectorUuid, state),
    amount !== undefined && paymentLists.ofAmount(amount),
    connectorUuid !== undefined && paymentLists.ofBank(connectorUuid),
    state !== undefined && paymentLists.ofState(state),
  ].filter((name) => typeof name === 'string')
}

/** The record decides: a list may hold a payment for a moment longer. */
function fits({ order, attempt }: LivePayment, search: StaffSearch): boolean {
  if (search.orderId !== undefined && search.orderId !== order.orderId) return false
  if (search.paymentId !== undefined && search.paymentId !== attempt.paymentId) return false
  const names = new Set(listNames(order, attempt))
  return namedLists(search).every((name) => names.has(name))
}

function findAt(order: OrderRecord | null, place: string): LivePayment | null {
  for (const attempt of order?.attempts ?? []) {
    if (order && attempt.stage === 'live' && placeOf(attempt) === place) return { order, attempt }
  }
  return null
}

/** Reads each order once for all of its payments. */
export function createReader(ledger: Ledger): (orderId: string) => Promise<OrderRecord | null> {
  const orders = new Map<string, Promise<OrderRecord | null>>()
  return (orderId) => {
    const order = orders.get(orderId) ?? ledger.find(orderId)
    orders.set(orderId, order)
    return order
  }
}

/** The lists of a ledger's store; `configuration_error` for a store without. */
export function requireList({ list }: Ledger): NonNullable<Ledger['list']> {
  if (list) return list
  throw new PaymentError(
    'configuration_error',
    "This store has no `list`, so the staff's pages could not list payments. Add it to your store; storeSuite says whether it keeps its promises.",
  )
}
