import { parseAmount, toDecimal } from '@powens-pay/core'
import type { StatementEntry } from '../Statement.ts'
import { find, findAll, readDay, readText } from './elements.ts'
import type { Element } from './parseElements.ts'

/** What an entry is read as; `null` for one that is not booked, a sentence for one that cannot be read. */
export type EntryReading = StatementEntry[] | string | null

interface Money {
  units: bigint
  currency: string
  isCredit: boolean
}

/** What a bank writes where the payer gave no reference. */
const noReference = /^(?:NOTPROVIDED|NONREF|N\/A|-*)$/i

/**
 * The money of one `Ntry`. A booking of several transactions is taken apart where the bank says what each is; what is left
 * of its amount, such as a charge, is an entry of its own, so that all of them add up to what was booked.
 */
export function readEntry(element: Element, at: string): EntryReading {
  const status = readText(element, 'Sts', 'Cd') || readText(element, 'Sts')
  if (status !== 'BOOK')
    return ['PDNG', 'INFO', 'FUTR'].includes(status) ? null : `its status is ${status || 'missing'}`
  const booked = readMoney(find(element, 'Amt'), readText(element, 'CdtDbtInd'))
  if (booked === null) return 'its amount, currency or direction cannot be read'
  const bookedOn = readDay(find(element, 'BookgDt')) || readDay(find(element, 'ValDt'))
  if (!bookedOn) return 'it has no date'
  if (booked.units === 0n) return []

  const common = { bookedOn, isReturn: readText(element, 'RvslInd') === 'true' }
  const transactions = findAll(element, 'NtryDtls', 'TxDtls')
  const parts = transactions.map((transaction) => readPart(transaction, booked))
  const [only] = transactions
  if (!only || parts.some((part) => part === null)) {
    // One booking without the amounts of its parts: it stays whole, and may pay several.
    const references = transactions.flatMap(findReferences)
    const text = [...transactions.flatMap(findTexts), readText(element, 'AddtlNtryInf')].join('\n')
    const isReturn = common.isReturn || transactions.some(isReturned)
    return [toEntry(booked, { ...common, at, references, text: text.trim(), isReturn })]
  }
  const entries = transactions.flatMap((transaction, index) => {
    const part = parts[index]
    if (!part || part.units === 0n) return []
    return toEntry(part, {
      ...common,
      at: transactions.length > 1 ? `${at}, transaction ${index + 1}` : at,
      references: findReferences(transaction),
      text: findTexts(transaction).join('\n') || readText(element, 'AddtlNtryInf'),
      isReturn: common.isReturn || isReturned(transaction),
    })
  })
  const signed = ({ units, isCredit }: Money): bigint => (isCredit ? units : -units)
  const left = signed(booked) - parts.reduce((sum, part) => sum + (part ? signed(part) : 0n), 0n)
  if (left === 0n) return entries
  const rest = { units: left < 0n ? -left : left, currency: booked.currency, isCredit: left > 0n }
  const text = readText(element, 'AddtlNtryInf')
  return [
    ...entries,
    { ...toEntry(rest, { ...common, at, references: [], text, isReturn: false }), isRemainder: true },
  ]
}

/** The money of one transaction in the currency of the account; `null` where the bank does not say. */
function readPart(transaction: Element, booked: Money): Money | null {
  const direction = readText(transaction, 'CdtDbtInd') || (booked.isCredit ? 'CRDT' : 'DBIT')
  const amounts = [['Amt'], ['AmtDtls', 'TxAmt', 'Amt'], ['AmtDtls', 'InstdAmt', 'Amt']]
  for (const path of amounts) {
    const part = readMoney(find(transaction, ...path), direction)
    if (part?.currency === booked.currency) return part
  }
  return null
}

function readMoney(amount: Element | undefined, direction: string): Money | null {
  if (!amount || (direction !== 'CRDT' && direction !== 'DBIT') || !/^[A-Z]{3}$/.test(amount.currency))
    return null
  const units = parseAmount(amount.text.trim(), amount.currency)
  return units === null ? null : { units, currency: amount.currency, isCredit: direction === 'CRDT' }
}

const toEntry = (
  { units, currency, isCredit }: Money,
  rest: Pick<StatementEntry, 'at' | 'bookedOn' | 'references' | 'text' | 'isReturn'>,
): StatementEntry => ({
  direction: isCredit ? 'credit' : 'debit',
  amount: toDecimal(units, currency),
  currency,
  isRemainder: false,
  ...rest,
})

function findReferences(transaction: Element): string[] {
  const found = [
    readText(transaction, 'Refs', 'EndToEndId'),
    ...findAll(transaction, 'RmtInf', 'Strd', 'CdtrRefInf', 'Ref').map(({ text }) => text.trim()),
  ]
  return [...new Set(found.filter((reference) => !noReference.test(reference)))]
}

const findTexts = (transaction: Element): string[] =>
  [...findAll(transaction, 'RmtInf', 'Ustrd'), ...findAll(transaction, 'AddtlTxInf')].map(({ text }) =>
    text.trim(),
  )

/** Money that came back: the bank names a reason, or the code of a return. */
function isReturned(transaction: Element): boolean {
  const code = readText(transaction, 'BkTxCd', 'Domn', 'Fmly', 'SubFmlyCd')
  return find(transaction, 'RtrInf') !== undefined || ['RRTN', 'RPCR'].includes(code)
}
