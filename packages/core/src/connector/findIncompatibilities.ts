import type { Connector, PaymentSettings } from '../models/connector.ts'
import { getCurrencyCode } from '../money/getCurrencyCode.ts'
import { parseAmount } from '../money/parseAmount.ts'
import type { IncompatibilityCode, IncompatibilityType } from '../vocabulary/incompatibilities.ts'

/** A payment, or the request for one, or the parts of either that decide. */
export interface PaymentToCarry {
  payer?: object | null | undefined
  instructions?: readonly InstructionToCarry[] | null | undefined
}

interface InstructionToCarry {
  amount: number | string
  currency: string | { id: string }
  execution_date_type: string
  execution_date?: string | null | undefined
  start_date?: string | null | undefined
  frequency?: string | null | undefined
  beneficiary?: { scheme_name?: string | null | undefined } | null | undefined
}

export interface Incompatibility {
  /** One of Powens's codes, or ours: `noPay` when the bank takes no payments at all. */
  code: IncompatibilityCode | 'noPay'
  type: IncompatibilityType
  /** What the bank allows: an amount, a number of days or instructions, or a list of words; `null` when unknown. */
  limit: string | null
}

/**
 * Finds why this bank cannot carry this payment, before anything is created; empty when it can.
 *
 * Powens's own answer (`GET /payments/{id}/incompatibilities`) is more precise: a connector's settings say nothing about
 * `nspCurrency` and `nspExecDate`, and an absent setting counts as no limit. A connector's maximum is not a hard limit, so
 * `maxAmount` is a warning. (docs/powens.md#compatibility-of-a-connector)
 */
export function findIncompatibilities(
  connector: Pick<Connector, 'products' | 'payment_settings'>,
  payment: PaymentToCarry,
  { now = Date.now }: { now?: (() => number) | undefined } = {},
): Incompatibility[] {
  const { payment_settings: settings, products } = connector
  if (!settings || (products && !products.includes('pay'))) return [toIncompatibility('noPay')]

  const instructions = payment.instructions ?? []
  const isBulk = instructions.length > 1
  const found = [
    ...findPaymentLimits(settings, payment),
    ...instructions.flatMap((instruction) => [
      ...findUnsupportedWords(settings, instruction, isBulk),
      ...findAmountLimits(settings, instruction),
      ...findDateLimits(settings, instruction, now()),
    ]),
  ]
  // A reason that several instructions share is listed once.
  return [...new Map(found.map((reason) => [reason.code + reason.limit, reason])).values()]
}

const warnings = new Set<Incompatibility['code']>(['maxAmount', 'trustBenef'])

function toIncompatibility(code: Incompatibility['code'], limit?: number | string | null): Incompatibility {
  return { code, type: warnings.has(code) ? 'warning' : 'incompatible', limit: limit?.toString() ?? null }
}

function findPaymentLimits(settings: PaymentSettings, payment: PaymentToCarry): Incompatibility[] {
  const found: Incompatibility[] = []
  const count = payment.instructions?.length ?? 0
  const isBulk = count > 1
  const highestCount = settings.maximum_number_of_instructions ?? Infinity
  if (isBulk && count > highestCount)
    found.push(toIncompatibility(highestCount > 1 ? 'maxBulk' : 'nspBulk', highestCount))
  if (isBulk && settings.trusted_beneficiaries_required_for_bulk) found.push(toIncompatibility('trustBenef'))

  const payerUse = (isBulk && settings.bulk_providing_payer_account) || settings.providing_payer_account
  if (payment.payer && payerUse === 'not_used') found.push(toIncompatibility('nspPayer'))
  return found
}

// Connectors list these beside the documented words; their meaning is observed, not documented.
const frequencyAliases: Record<string, string> = { 'two-weekly': 'bimonthly', semiannually: 'biannual' }

function findUnsupportedWords(
  settings: PaymentSettings,
  instruction: InstructionToCarry,
  isBulk: boolean,
): Incompatibility[] {
  const { execution_date_type: type, frequency, beneficiary } = instruction
  const found: Incompatibility[] = []
  const requireIn = (code: IncompatibilityCode, allowed: string[] | null | undefined, words: Words) => {
    const [word] = words
    if (word && allowed && !allowed.some((known) => words.includes(known)))
      found.push(toIncompatibility(code, allowed.join(', ')))
  }

  requireIn('nspDateType', settings.execution_date_types, [type])
  if (isBulk) requireIn('nspDateType', settings.bulk_execution_date_types, [type])
  requireIn('nspBenefScheme', settings.beneficiary_types, [beneficiary?.scheme_name])
  requireIn('nspFrequency', settings.execution_frequencies, [frequency, frequencyAliases[frequency ?? '']])
  if (settings.transfer_date_types_where_trusted_beneficiary_required?.includes(type))
    found.push(toIncompatibility('trustBenef'))
  return found
}

/** A word of the instruction, then other words for it. */
type Words = readonly (string | null | undefined)[]

function findAmountLimits(settings: PaymentSettings, instruction: InstructionToCarry): Incompatibility[] {
  const currency = getCurrencyCode(instruction.currency)
  const amount = parseAmount(instruction.amount, currency)
  if (amount === null) return []

  const found: Incompatibility[] = []
  const lowest = settings.minimum_amount?.[instruction.execution_date_type]
  const highest = settings.maximum_amount?.[instruction.execution_date_type]
  const lowestUnits = parseAmount(lowest ?? '', currency)
  const highestUnits = parseAmount(highest ?? '', currency)
  if (lowestUnits !== null && amount < lowestUnits) found.push(toIncompatibility('minAmount', lowest))
  if (highestUnits !== null && amount > highestUnits) found.push(toIncompatibility('maxAmount', highest))
  return found
}

const day = 86_400_000

function findDateLimits(
  settings: PaymentSettings,
  { execution_date_type: type, execution_date, start_date }: InstructionToCarry,
  now: number,
): Incompatibility[] {
  const date = type === 'deferred' ? execution_date : type === 'periodic' ? start_date : null
  if (!date) return []

  const found: Incompatibility[] = []
  const days = Math.floor(Date.parse(date) / day) - Math.floor(now / day)
  const { minimum_date_delta_days: fewest, maximum_date_delta_days: most } = settings
  if (days < Number(fewest ?? -Infinity)) found.push(toIncompatibility('minDateDelta', fewest))
  if (days > Number(most ?? Infinity)) found.push(toIncompatibility('maxDateDelta', most))
  return found
}
