import { getCurrencyCode, normalizeDecimal, type CurrencyReadable, type Payment } from '@powens-pay/core'
import { toBase64Url, toUtf8 } from '../../internal/bytes.ts'
import { hmac } from '../../internal/hmac.ts'
import type { SecretKeys } from '../../keys/createKeyRing.ts'
import type { PreparedRequest } from '../PreparedPayment.ts'

/** The money of one instruction. What Powens did not say is empty. */
export interface TermLine {
  /** A decimal without trailing zeros, so that it does not depend on the decimals of the currency. */
  amount: string
  currency: string
  /** A keyed hash of the account. */
  beneficiary: string
}

/** What was agreed to be paid, without an account number in it. */
export interface Terms {
  /** Equal for requests that ask for the same money, the same way, on the same days, at the same bank. */
  fingerprint: string
  instructions: TermLine[]
}

/** Reduces a request to what two requests are compared by. */
export async function readTerms(keys: SecretKeys, request: PreparedRequest): Promise<Terms> {
  const instructions = await Promise.all(
    request.instructions.map((instruction) => readLine(keys, instruction)),
  )
  const dates = request.instructions.map((instruction) => [
    instruction.execution_date_type,
    'execution_date' in instruction ? instruction.execution_date : null,
    'frequency' in instruction
      ? [instruction.frequency, instruction.start_date, instruction.end_date ?? null]
      : null,
  ])
  const bank = request.connector_uuid ?? request.id_connector ?? null
  return { instructions, fingerprint: await hash(keys, JSON.stringify([instructions, dates, bank])) }
}

/** The same of a payment as Powens describes it. */
export const readObservedTerms = (keys: SecretKeys, payment: Payment): Promise<TermLine[]> =>
  Promise.all((payment.instructions ?? []).map((instruction) => readLine(keys, instruction)))

/**
 * Whether a payment is for the money that was agreed. What Powens leaves out or masks cannot be compared and does not
 * count against it: its own example leaves fields out. (docs/powens.md#returned-instruction)
 */
export async function matchesTerms(keys: SecretKeys, terms: Terms, payment: Payment): Promise<boolean> {
  const observed = await readObservedTerms(keys, payment)
  if (observed.length === 0) return true
  if (observed.length !== terms.instructions.length) return false
  const open = [...terms.instructions]
  // Lines of which more is known choose first, so that the others cannot take their match.
  return observed
    .toSorted((a, b) => countKnown(b) - countKnown(a))
    .every((line) => {
      const index = open.findIndex((agreed) => isSameLine(agreed, line))
      if (index >= 0) open.splice(index, 1)
      return index >= 0
    })
}

const fields = ['amount', 'currency', 'beneficiary'] as const

const countKnown = (line: TermLine): number => fields.filter((field) => line[field] !== '').length

const isSameLine = (agreed: TermLine, observed: TermLine): boolean =>
  fields.every((field) => observed[field] === '' || observed[field] === agreed[field])

interface LineSource {
  amount?: number | string | null | undefined
  currency?: CurrencyReadable
  beneficiary?: { identification?: string | null | undefined } | null | undefined
}

async function readLine(keys: SecretKeys, { amount, currency, beneficiary }: LineSource): Promise<TermLine> {
  const account = beneficiary?.identification ?? ''
  const isShown = account !== '' && !/[*•]/.test(account)
  return {
    // What is no decimal at all is kept as it came: it equals nothing that was agreed.
    amount: normalizeDecimal(amount) ?? String(amount ?? ''),
    currency: getCurrencyCode(currency),
    beneficiary: isShown ? await hash(keys, account.replaceAll(/[\s-]/g, '').toUpperCase()) : '',
  }
}

/** Keyed, because account numbers are easily guessed. */
async function hash(keys: SecretKeys, text: string): Promise<string> {
  return toBase64Url((await hmac(await keys.derive('terms'), toUtf8(text))).subarray(0, 16))
}
