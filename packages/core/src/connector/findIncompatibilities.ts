import type { Connector, PaymentSettings } from '../models/connector.ts'
import { getCurrencyCode } from '../money/getCurrencyCode.ts'
import { parseAmount } from '../money/parseAmount.ts'
import type { IncompatibilityCode, IncompatibilityType } from './incompatibilityCodes.ts'

/** What is asked of the bank: a payment, a request for one, or the parts of either that matter here. */
export interface PaymentToCarry {
  payer?: object | null | undefined
  instructions?:
    | readonly {
        amount: number | string
        currency: string | { id: string }
        execution_date_type: string
        execution_date?: string | null | undefined
        start_date?: string | null | undefined
        frequency?: string | null | undefined
        beneficiary?: { scheme_name?: string | null | undefined } | null | undefined
      }[]
    | null
    | undefined
}

export interface Incompatibility {
  /** One of Powens's codes, or ours: `noPay`, the bank does not take payments at all. */
  code: IncompatibilityCode | 'noPay'
  type: IncompatibilityType
  /** What the bank allows: an amount, a number of days or instructions, or a list of words; `null` when unknown. */
  limit: string | null
}

/**
 * Why this bank cannot carry this payment, before anything is created; empty when nothing speaks against it.
 *
 * Powens's own answer (`GET /payments/{id}/incompatibilities`) outranks it: `nspCurrency` and `nspExecDate` cannot be
 * told from a connector's settings, and a setting that is absent is taken for no limit. A connector's maximum is not a
 * hard limit, so `maxAmount` is a warning. (reference: PaymentSettings, Client-side compatibility filter)
 */
export function findIncompatibilities(
  connector: Pick<Connector, 'products' | 'payment_settings'>,
  payment: PaymentToCarry,
  { now = Date.now }: { now?: (() => number) | undefined } = {},
): Incompatibility[] {
  const settings = connector.payment_settings
  if (!settings || (connector.products && !connector.products.includes('pay')))
    return [{ code: 'noPay', type: 'incompatible', limit: null }]

  const instructions = payment.instructions ?? []
  const found = instructions.flatMap((instruction) => checkInstruction(settings, instruction, now()))
  const note = (
    code: IncompatibilityCode,
    limit: number | string | null,
    type: IncompatibilityType = 'incompatible',
  ) => found.push({ code, type, limit: limit === null ? null : String(limit) })

  const maximum = settings.maximum_number_of_instructions
  const isBulk = instructions.length > 1
  if (isBulk && typeof maximum === 'number' && instructions.length > maximum)
    note(maximum > 1 ? 'maxBulk' : 'nspBulk', maximum)
  const bulkTypes = settings.bulk_execution_date_types
  if (isBulk && bulkTypes && instructions.some((one) => !bulkTypes.includes(one.execution_date_type)))
    note('nspDateType', bulkTypes.join(', '))
  if (isBulk && settings.trusted_beneficiaries_required_for_bulk) note('trustBenef', null, 'warning')
  const payerUse = (isBulk && settings.bulk_providing_payer_account) || settings.providing_payer_account
  if (payment.payer && payerUse === 'not_used') note('nspPayer', null)

  return found.filter(
    ({ code, limit }, index) =>
      found.findIndex((other) => other.code === code && other.limit === limit) === index,
  )
}

// Connectors list these beside the documented words; their meaning is observed, not documented.
const frequencyAliases: Record<string, string> = { 'two-weekly': 'bimonthly', semiannually: 'biannual' }

function checkInstruction(
  settings: PaymentSettings,
  instruction: NonNullable<PaymentToCarry['instructions']>[number],
  now: number,
): Incompatibility[] {
  const found: Incompatibility[] = []
  const note = (
    code: IncompatibilityCode,
    limit: number | string | null,
    type: IncompatibilityType = 'incompatible',
  ) => found.push({ code, type, limit: limit === null ? null : String(limit) })
  const requireIn = (
    code: IncompatibilityCode,
    list: string[] | null | undefined,
    ...words: (string | null | undefined)[]
  ) => {
    if (list && words[0] && !list.some((known) => words.includes(known))) note(code, list.join(', '))
  }

  const { execution_date_type: type, frequency, beneficiary } = instruction
  requireIn('nspDateType', settings.execution_date_types, type)
  requireIn('nspBenefScheme', settings.beneficiary_types, beneficiary?.scheme_name)
  if (type === 'periodic')
    requireIn('nspFrequency', settings.execution_frequencies, frequency, frequencyAliases[frequency ?? ''])
  if (settings.transfer_date_types_where_trusted_beneficiary_required?.includes(type))
    note('trustBenef', null, 'warning')

  const currency = getCurrencyCode(instruction.currency)
  const amount = parseAmount(instruction.amount, currency)
  const limitOf = (limits: PaymentSettings['minimum_amount']) =>
    limits && Object.hasOwn(limits, type) ? (limits[type] ?? null) : null
  const compare = (limit: number | string | null) => {
    const units = limit === null ? null : parseAmount(limit, currency)
    return amount === null || units === null ? 0 : amount < units ? -1 : amount > units ? 1 : 0
  }
  const minimum = limitOf(settings.minimum_amount)
  const maximum = limitOf(settings.maximum_amount)
  if (compare(minimum) < 0) note('minAmount', minimum)
  if (compare(maximum) > 0) note('maxAmount', maximum, 'warning')

  const date =
    type === 'deferred' ? instruction.execution_date : type === 'periodic' ? instruction.start_date : null
  if (date) {
    const day = 86_400_000
    const days = Math.floor(Date.parse(`${date}T00:00:00Z`) / day) - Math.floor(now / day)
    const { minimum_date_delta_days: least, maximum_date_delta_days: most } = settings
    if (least !== null && least !== undefined && days < Number(least)) note('minDateDelta', least)
    if (most !== null && most !== undefined && days > Number(most)) note('maxDateDelta', most)
  }
  return found
}
