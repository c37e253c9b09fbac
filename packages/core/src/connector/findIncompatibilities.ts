import type { Connector } from '../models/connector.ts'
import { getCurrencyCode } from '../money/getCurrencyCode.ts'
import { parseAmount } from '../money/parseAmount.ts'
import type { IncompatibilityCode, IncompatibilityType } from '../vocabulary/incompatibilities.ts'

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
 * hard limit, so `maxAmount` is a warning. (docs/powens.md#compatibility-of-a-connector)
 */
export function findIncompatibilities(
  connector: Pick<Connector, 'products' | 'payment_settings'>,
  payment: PaymentToCarry,
  { now = Date.now }: { now?: (() => number) | undefined } = {},
): Incompatibility[] {
  // What is true of several instructions is said once.
  const found = new Map<string, Incompatibility>()
  const note = (code: Incompatibility['code'], value?: number | string | null) => {
    const limit = value?.toString() ?? null
    const type = code === 'maxAmount' || code === 'trustBenef' ? 'warning' : 'incompatible'
    found.set(code + limit, { code, type, limit })
  }
  const requireIn = (
    code: IncompatibilityCode,
    list: string[] | null | undefined,
    word: string | null | undefined,
    alias = word,
  ) => {
    if (list && word && !list.some((known) => known === word || known === alias)) note(code, list.join(', '))
  }

  const { payment_settings, products } = connector
  const isPayable = payment_settings && (!products || products.includes('pay'))
  if (!isPayable) note('noPay')
  const settings = isPayable ? payment_settings : {}

  const instructions = payment.instructions ?? []
  const isBulk = instructions.length > 1
  const limitedTo = settings.maximum_number_of_instructions ?? Infinity
  if (isBulk && instructions.length > limitedTo) note(limitedTo > 1 ? 'maxBulk' : 'nspBulk', limitedTo)
  if (isBulk && settings.trusted_beneficiaries_required_for_bulk) note('trustBenef')
  const payerUse = (isBulk && settings.bulk_providing_payer_account) || settings.providing_payer_account
  if (payment.payer && payerUse === 'not_used') note('nspPayer')

  for (const instruction of instructions) {
    const { execution_date_type: type, frequency, beneficiary } = instruction
    requireIn('nspDateType', settings.execution_date_types, type)
    if (isBulk) requireIn('nspDateType', settings.bulk_execution_date_types, type)
    requireIn('nspBenefScheme', settings.beneficiary_types, beneficiary?.scheme_name)
    requireIn('nspFrequency', settings.execution_frequencies, frequency, frequencyAliases[frequency ?? ''])
    if (settings.transfer_date_types_where_trusted_beneficiary_required?.includes(type)) note('trustBenef')

    const currency = getCurrencyCode(instruction.currency)
    const amount = parseAmount(instruction.amount, currency)
    const exceeds = (limit: number | string | null | undefined, sign: bigint) => {
      const units = parseAmount(limit ?? '', currency)
      return amount !== null && units !== null && (amount - units) * sign > 0n
    }
    const { minimum_amount: lowest, maximum_amount: highest } = settings
    if (exceeds(lowest?.[type], -1n)) note('minAmount', lowest?.[type])
    if (exceeds(highest?.[type], 1n)) note('maxAmount', highest?.[type])

    const date =
      type === 'deferred' ? instruction.execution_date : type === 'periodic' && instruction.start_date
    const days = date ? Math.floor(Date.parse(date) / day) - Math.floor(now() / day) : Number.NaN
    const { minimum_date_delta_days: least, maximum_date_delta_days: most } = settings
    if (days < Number(least ?? -Infinity)) note('minDateDelta', least)
    if (days > Number(most ?? Infinity)) note('maxDateDelta', most)
  }
  return [...found.values()]
}

const day = 86_400_000

// Connectors list these beside the documented words; their meaning is observed, not documented.
const frequencyAliases: Record<string, string> = { 'two-weekly': 'bimonthly', semiannually: 'biannual' }
