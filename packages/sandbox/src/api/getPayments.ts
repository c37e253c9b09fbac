import type { PaymentRecord } from '../engine/PaymentRecord.ts'
import { findBank, type World } from '../engine/World.ts'
import { RefusalError, invalid } from '../http/RefusalError.ts'
import { json } from '../http/reply.ts'
import { readDates } from '../powens/readDates.ts'
import { requireRight } from '../powens/scopes.ts'
import { route } from './route.ts'
import { showPayment } from './showPayment.ts'

export const getPayments = route('GET', '/payments', (call) => {
  const { world, query } = call
  const token = call.token()
  requireRight(token, 'read')
  if (token.paymentId !== null) throw new RefusalError(403, 'The token does not have the required scope.')
  const limit = readNumber(query, 'limit', 1000)
  const offset = readNumber(query, 'offset', 0)
  const fits = readFilters(world, query)
  const found = [...world.store.payments.values()].filter(fits).sort(readOrder(query))
  if (['true', '1', ''].includes(query.get('reverse') ?? 'false')) found.reverse()
  const page = found.slice(offset, offset + Math.min(limit, 1000))
  return json({ payments: page.map((record) => showPayment(call, token, record)) })
})

type Filter = (record: PaymentRecord) => boolean

function readFilters(world: World, query: URLSearchParams): Filter {
  const filters: Filter[] = []
  const by = (key: string, pick: (record: PaymentRecord) => unknown) => {
    const wanted = query.get(key)
    if (wanted === null) return
    // `null` selects payments that have none.
    filters.push((record) => String(pick(record)) === wanted)
  }
  const byAny = (key: string, pick: (record: PaymentRecord) => unknown[]) => {
    const wanted = query.get(key)
    if (wanted !== null) filters.push((record) => pick(record).includes(wanted))
  }
  by('connector_uuid', (record) => record.connector_uuid)
  by('id_connector', (record) => findBank(world, record.connector_uuid)?.id ?? null)
  by('id_connector_source', (record) => findBank(world, record.connector_uuid)?.id ?? null)
  by('state', (record) => record.state)
  by('error_code', (record) => record.error_code)
  by('website', (record) => record.website)
  by('payer_identification', (record) => record.payer?.identification ?? null)
  by('bank_payment_id', (record) => (record.validatedAt === null ? null : `BANK-${record.id}`))
  byAny('beneficiary_identification', ({ instructions }) =>
    instructions.map(({ beneficiary }) => beneficiary.identification),
  )
  byAny('reference_id', ({ instructions }) => instructions.map((instruction) => instruction.reference_id))
  byAny('execution_date_type', ({ instructions }) =>
    instructions.map((instruction) => instruction.execution_date_type),
  )
  const countries = query.get('country')?.split(',')
  if (countries) {
    filters.push((record) =>
      (findBank(world, record.connector_uuid)?.countries ?? []).some((code) => countries.includes(code)),
    )
  }
  filters.push(readDateFilter(query))
  return (record) => filters.every((filter) => filter(record))
}

/** `filter` says which of a payment's dates `min_date` and `max_date` are about. */
function readDateFilter(query: URLSearchParams): Filter {
  const field = query.get('filter') ?? 'register_date'
  if (field !== 'register_date' && field !== 'validate_date')
    throw invalid('The parameter filter is unknown.')
  const isIn = readDates(query)
  return (record) => isIn(field === 'register_date' ? record.registeredAt : record.validatedAt)
}

const orders: Record<string, (record: PaymentRecord) => number | string> = {
  id: ({ id }) => id,
  register_date: ({ registeredAt }) => registeredAt,
  validate_date: ({ validatedAt }) => validatedAt ?? 0,
  state: ({ state }) => state,
  connectors: ({ connector_uuid: uuid }) => uuid ?? '',
  amount: ({ instructions }) => instructions.reduce((sum, { amount }) => sum + amount, 0),
  instruction_count: ({ instructions }) => instructions.length,
  execution_date_type: ({ instructions }) => instructions[0]?.execution_date_type ?? '',
}

/** Powens does not say in which direction its default order runs; here the oldest come first. */
function readOrder(query: URLSearchParams) {
  const key = query.get('order_by') ?? 'register_date'
  const pick = Object.hasOwn(orders, key) ? orders[key] : undefined
  if (!pick) throw invalid('The parameter order_by is unknown.')
  return (left: PaymentRecord, right: PaymentRecord) => {
    const [first, second] = [pick(left), pick(right)]
    if (first === second) return left.id - right.id
    return first < second ? -1 : 1
  }
}

function readNumber(query: URLSearchParams, key: string, fallback: number): number {
  const value = query.get(key)
  if (value === null) return fallback
  if (!/^\d{1,9}$/.test(value)) throw invalid(`The parameter ${key} has to be a number.`)
  return Number(value)
}
