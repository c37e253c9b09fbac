import { getCurrencyCode, normalizeDecimal, type CurrencyReadable, type Payment } from '@powens-pay/core'
import { toBase64Url, toUtf8 } from '../../internal/bytes.ts'
import { hmac } from '../../internal/hmac.ts'
import type { SecretKeys } from '../../keys/createKeyRing.ts'
import type { PreparedPayment } from '../PreparedPayment.ts'

/** The money of one instruction. What Powens did not say is empty. */
export interface TermLine {
  /** A decimal without trailing zeros, so that it does not depend on the decimals of the currency. */
  amount: string
  currency: string
  /** A keyed hash of the account. */
  beneficiary: string
}

/** One instruction as it was agreed. */
export interface AgreedLine extends TermLine {
  /** Stays the same however often the line is asked for. */
  id: string
}

/** The terms in two keyed hashes, as a payment key carries them. */
export interface TermHashes {
  /** Of all amounts and currencies. */
  money: string
  /** Of all accounts. */
  accounts: string
}

/** What was agreed to be paid, without an account number in it. */
export interface Terms {
  /** Equal for requests that ask for the same money, the same way, on the same days, at the same bank. */
  fingerprint: string
  hashes: TermHashes
  /** Empty where the record was lost: the hashes are then all that is known. */
  instructions: AgreedLine[]
}

/** Reduces a prepared payment to what two of them are compared by. */
export async function readTerms(
  keys: SecretKeys,
  { request, lineIds }: Pick<PreparedPayment, 'request' | 'lineIds'>,
): Promise<Terms> {
  const lines = await Promise.all(request.instructions.map((instruction) => readLine(keys, instruction)))
  const ids = lineIds ?? (await createLineIds(keys, request.instructions, lines))
  const dates = request.instructions.map((instruction) => [
    instruction.execution_date_type,
    'execution_date' in instruction ? instruction.execution_date : null,
    'frequency' in instruction
      ? [instruction.frequency, instruction.start_date, instruction.end_date ?? null]
      : null,
  ])
  const bank = request.connector_uuid ?? request.id_connector ?? null
  return {
    instructions: lines.map((line, index) => ({ id: ids[index] ?? '', ...line })),
    hashes: await hashTerms(keys, lines),
    fingerprint: await hash(keys, JSON.stringify([lines, dates, bank]), 16),
  }
}

/** Made from what a line pays and to whom; the second of two equal lines is another line. */
async function createLineIds(
  keys: SecretKeys,
  instructions: readonly { label: string }[],
  lines: readonly TermLine[],
): Promise<string[]> {
  const contents = lines.map((line, index) => JSON.stringify([line, instructions[index]?.label]))
  const seen = new Map<string, number>()
  const numbered = contents.map((content) => {
    const ordinal = seen.get(content) ?? 0
    seen.set(content, ordinal + 1)
    return `${ordinal} ${content}`
  })
  return Promise.all(numbered.map((content) => hash(keys, content, 12)))
}

/** The order of the lines does not count: Powens may answer in another. */
async function hashTerms(keys: SecretKeys, lines: readonly TermLine[]): Promise<TermHashes> {
  const money = lines.map(({ amount, currency }) => `${amount} ${currency}`).toSorted()
  const accounts = lines.map(({ beneficiary }) => beneficiary).toSorted()
  return {
    money: await hash(keys, JSON.stringify(['money', money]), 12),
    accounts: await hash(keys, JSON.stringify(['accounts', accounts]), 12),
  }
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
  if (terms.instructions.length === 0) return matchesHashes(keys, terms.hashes, observed)
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

/** As far as Powens says enough to compare. */
async function matchesHashes(
  keys: SecretKeys,
  agreed: TermHashes,
  lines: readonly TermLine[],
): Promise<boolean> {
  const { money, accounts } = await hashTerms(keys, lines)
  const namesMoney = lines.every(({ amount, currency }) => amount !== '' && currency !== '')
  const namesAccounts = lines.every(({ beneficiary }) => beneficiary !== '')
  return (!namesMoney || money === agreed.money) && (!namesAccounts || accounts === agreed.accounts)
}

const fields = ['amount', 'currency', 'beneficiary'] as const

const countKnown = (line: TermLine): number => fields.filter((field) => line[field] !== '').length

const isSameLine = (agreed: TermLine, observed: TermLine): boolean =>
  fields.every((field) => observed[field] === '' || observed[field] === agreed[field])

/** A text that is no decimal is kept as it came: it equals nothing that was agreed. Anything else says nothing. */
function readAmount(amount: unknown): string {
  if (typeof amount !== 'string' && typeof amount !== 'number') return ''
  return normalizeDecimal(amount) ?? String(amount)
}

interface LineSource {
  amount?: number | string | null | undefined
  currency?: CurrencyReadable
  beneficiary?: { identification?: string | null | undefined } | null | undefined
}

async function readLine(keys: SecretKeys, { amount, currency, beneficiary }: LineSource): Promise<TermLine> {
  const given: unknown = beneficiary?.identification
  const account = typeof given === 'string' ? given : ''
  const isShown = account !== '' && !/[*•]/.test(account)
  return {
    amount: readAmount(amount),
    currency: getCurrencyCode(currency),
    beneficiary: isShown ? await hashAccount(keys, account) : '',
  }
}

/** An account as terms hold it, however it is written. */
export const hashAccount = (keys: SecretKeys, account: string): Promise<string> =>
  hash(keys, account.replaceAll(/[\s-]/g, '').toUpperCase(), 16)

/** Keyed, because account numbers are easily guessed. */
async function hash(keys: SecretKeys, text: string, length: number): Promise<string> {
  return toBase64Url((await hmac(await keys.derive('terms'), toUtf8(text))).subarray(0, length))
}
