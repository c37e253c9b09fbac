import { parseAmount, toDecimal } from '@powens-pay/core'
import Papa from 'papaparse'
import { refuseStatement } from '../refuseStatement.ts'
import type { Statement, StatementEntry } from '../Statement.ts'
import type { CsvOptions } from './CsvOptions.ts'
import { findColumns, findHeadingCurrency, refuseColumns, type FoundColumns } from './findColumns.ts'
import { chooseDecimalMark, readAmount, type SignedDecimal } from './readAmounts.ts'
import { chooseDateOrder, readDate } from './readDates.ts'

const delimiters = [';', ',', '\t', '|']

/** Banks write a few lines about the account before the headings. */
const mostLinesBefore = 60

interface Table {
  rows: string[][]
  /** The line of the headings. */
  head: number
  columns: FoundColumns
}

/** Reads a bank's CSV: one line of headings, one line a booking. */
export function readCsv(text: string, options: CsvOptions): Statement {
  const { rows, head, columns } = findTable(text, options)
  const body = rows.slice(head + 1)
  const cellsOf = (index: number | null): string[] =>
    index === null ? [] : body.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '')
  const amounts = [columns.amount, columns.credit, columns.debit].flatMap(cellsOf)
  const rules = {
    columns,
    mark: chooseDecimalMark(amounts, options.decimalMark),
    order: chooseDateOrder(cellsOf(columns.date), options.dateOrder),
    currency: chooseCurrency(rows[head] ?? [], columns, options.currency),
  }
  const statement: Statement = {
    format: 'csv',
    from: null,
    to: null,
    accounts: options.account ? [options.account.replaceAll(/\s/g, '')] : [],
    entries: [],
    notBooked: 0,
    faults: [],
  }
  body.forEach((row, index) => {
    const at = `row ${head + index + 2}`
    const entry = readRow(row, rules)
    if (typeof entry === 'string')
      statement.faults.push({
        at,
        kind: 'unreadable',
        message: `This row was left out: ${entry}. Look at it by hand.`,
      })
    else if (entry) statement.entries.push({ at, ...entry })
  })
  const days = statement.entries.map(({ bookedOn }) => bookedOn).toSorted()
  return { ...statement, from: options.from ?? days[0] ?? null, to: options.to ?? days.at(-1) ?? null }
}

/** The delimiter is the one that makes a line of headings. */
function findTable(text: string, { columns: named = {} }: CsvOptions): Table {
  for (const delimiter of delimiters) {
    const { data: rows, errors } = Papa.parse<string[]>(text, { delimiter })
    const head = rows.slice(0, mostLinesBefore).findIndex((row) => findColumns(row, named) !== null)
    const columns = head < 0 ? null : findColumns(rows[head] ?? [], named)
    if (!columns) continue
    const [fault] = errors
    if (fault)
      throw refuseStatement(`a quote of row ${(fault.row ?? 0) + 1} does not end where its cell does.`)
    return { rows, head, columns }
  }
  throw refuseColumns()
}

interface Rules {
  columns: FoundColumns
  mark: ',' | '.'
  order: NonNullable<CsvOptions['dateOrder']>
  /** Of rows that name none. */
  currency: string | null
}

function chooseCurrency(
  headings: readonly string[],
  { amount, credit, debit, currency }: FoundColumns,
  given: string | undefined,
): string | null {
  const named = [amount, credit, debit].map((index) =>
    index === null ? null : findHeadingCurrency(headings[index] ?? ''),
  )
  const chosen = given ?? named.find((code) => code !== null) ?? null
  if (chosen === null && currency === null)
    throw refuseStatement('it names no currency. Say csv.currency, such as EUR.')
  return chosen
}

type Row = Omit<StatementEntry, 'at'>

/** `null` for a row without money, a sentence for one that cannot be read. */
function readRow(
  row: readonly string[],
  { columns, mark, order, currency: common }: Rules,
): Row | string | null {
  const cell = (index: number | null): string => (index === null ? '' : (row[index]?.trim() ?? ''))
  const money = readMoney(cell, columns, mark)
  if (money === null) return null
  if (typeof money === 'string') return money
  const bookedOn = readDate(cell(columns.date), order)
  if (bookedOn === null) return 'its date cannot be read'
  const currency = (readCurrency(cell(columns.currency)) || common) ?? ''
  if (!/^[A-Z]{3}$/.test(currency)) return 'it names no currency'
  const units = parseAmount(money.decimal, currency)
  if (units === null) return `its amount is none in ${currency}`
  if (units === 0n) return null
  const reference = cell(columns.reference)
  return {
    direction: money.isNegative ? 'debit' : 'credit',
    amount: toDecimal(units, currency),
    currency,
    bookedOn,
    references: reference && !/^(?:NOTPROVIDED|NONREF|-*)$/i.test(reference) ? [reference] : [],
    text: columns.text.map(cell).filter(Boolean).join('\n'),
    isReturn: false,
    isRemainder: false,
  }
}

const readCurrency = (cell: string): string => ({ '€': 'EUR', '£': 'GBP' })[cell] ?? cell.toUpperCase()

type ReadCell = (index: number | null) => string

function readMoney(
  cell: ReadCell,
  columns: FoundColumns,
  mark: Rules['mark'],
): SignedDecimal | string | null {
  const whole = cell(columns.amount)
  const [credit, debit] = [cell(columns.credit), cell(columns.debit)]
  if (whole !== '') {
    const money = readAmount(whole, mark)
    if (!money) return 'its amount cannot be read'
    return columns.direction === null ? money : direct(money, cell(columns.direction))
  }
  const read = (text: string) => (text === '' ? null : readAmount(text, mark))
  const [came, went] = [read(credit), read(debit)]
  if ((credit !== '' && !came) || (debit !== '' && !went)) return 'its amount cannot be read'
  const isMoved = (money: SignedDecimal | null): money is SignedDecimal =>
    money !== null && /[1-9]/.test(money.decimal)
  if (isMoved(came) && isMoved(went)) return 'it has a credit and a debit'
  // Some banks write a debit with a sign in the column of debits, others without; a credit with one is taken back.
  if (isMoved(went)) return { ...went, isNegative: true }
  return isMoved(came) ? came : null
}

const credits = /^(?:crdt|cr|c|credit|crédit|haben|h|bij|gutschrift|credito|crédito|abono|avere|\+)$/i
const debits = /^(?:dbit|dr|d|debit|débit|soll|s|af|belastung|lastschrift|debito|débito|cargo|dare|-)$/i

function direct(money: SignedDecimal, direction: string): SignedDecimal | string {
  const isDebit = debits.test(direction)
  if (!isDebit && !credits.test(direction)) return 'whether it came in or went out cannot be read'
  if (money.isNegative && !isDebit) return 'its sign and its direction differ'
  return { ...money, isNegative: isDebit }
}
