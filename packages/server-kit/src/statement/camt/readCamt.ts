import { parseAmount } from '@powens-pay/core'
import { refuseStatement } from '../refuseStatement.ts'
import type { Statement } from '../Statement.ts'
import { find, readDay, readText } from './elements.ts'
import { parseElements, type Element } from './parseElements.ts'
import { readEntry } from './readEntry.ts'

/** More than these are not a statement with a fault: it is another kind of file. */
const mostFaults = 1_000

const day = /^\d{4}-\d\d-\d\d/

/** Reads a CAMT.053 of any version, given in pieces. */
export function readCamt(pieces: Iterable<string>): Statement {
  const statement: Statement = {
    format: 'camt.053',
    from: null,
    to: null,
    accounts: [],
    entries: [],
    notBooked: 0,
    faults: [],
  }
  const seen = new Set<string>()
  let count = 0
  let current = createPart(1)

  parseElements(pieces, {
    onPart(part) {
      readPart(statement, current, part)
      if (statement.faults.length > mostFaults)
        throw refuseStatement('too many of its entries are not readable.')
    },
    onStatementEnd() {
      count++
      const at = `statement ${count}`
      if (current.id && seen.has(current.id)) {
        const message = 'The same statement is in the file twice; its entries count once.'
        statement.faults.push({ at, kind: 'repeated', message })
      } else {
        seen.add(current.id)
        for (const entry of current.entries) statement.entries.push(entry)
        statement.notBooked += current.notBooked
        if (!isBalanced(current)) {
          const message =
            'Its balances and its entries do not add up, so entries are missing or wrong. Get the whole statement from the bank.'
          statement.faults.push({ at, kind: 'balance', message })
        }
        extend(statement, current)
      }
      current = createPart(count + 1)
    },
  })
  if (count === 0) throw refuseStatement('it holds no statement.')
  return statement
}

interface Part {
  number: number
  /** What tells it from another statement, a page of the same one included; empty where the bank numbers none. */
  id: string
  ids: string[]
  from: string
  to: string
  account: string
  lines: number
  entries: Statement['entries']
  notBooked: number
  opening: bigint | null
  closing: bigint | null
  balanceCurrency: string
  isReadable: boolean
}

const createPart = (number: number): Part => ({
  number,
  id: '',
  ids: [],
  from: '',
  to: '',
  account: '',
  lines: 0,
  entries: [],
  notBooked: 0,
  opening: null,
  closing: null,
  balanceCurrency: '',
  isReadable: true,
})

function readPart(statement: Statement, part: Part, element: Element): void {
  switch (element.name) {
    case 'Id':
    case 'ElctrncSeqNb':
    case 'LglSeqNb':
    case 'StmtPgntn':
      part.ids.push(`${element.name}=${readText(element, 'PgNb') || element.text.trim()}`)
      part.id = JSON.stringify([part.account, part.ids])
      break
    case 'FrToDt':
      part.from = day.exec(readText(element, 'FrDtTm') || readText(element, 'FrDt'))?.[0] ?? ''
      part.to = day.exec(readText(element, 'ToDtTm') || readText(element, 'ToDt'))?.[0] ?? ''
      break
    case 'Acct':
      part.account = (readText(element, 'Id', 'IBAN') || readText(element, 'Id', 'Othr', 'Id')).replaceAll(
        /\s/g,
        '',
      )
      if (part.ids.length > 0) part.id = JSON.stringify([part.account, part.ids])
      break
    case 'Bal':
      readBalance(part, element)
      break
    case 'Ntry':
      readNtry(statement, part, element)
      break
  }
}

function readNtry({ faults }: Statement, part: Part, element: Element): void {
  const at = `statement ${part.number}, entry ${++part.lines}`
  const reading = readEntry(element, at)
  if (reading === null) part.notBooked++
  else if (typeof reading === 'string') {
    part.isReadable = false
    faults.push({
      at,
      kind: 'unreadable',
      message: `This entry was left out: ${reading}. Look at it by hand.`,
    })
  } else {
    for (const entry of reading) part.entries.push(entry)
  }
}

/** Opening and closing booked balances. `PRCD` is the closing balance of the statement before. */
function readBalance(part: Part, element: Element): void {
  const code = readText(element, 'Tp', 'CdOrPrtry', 'Cd')
  const amount = find(element, 'Amt')
  const units = amount ? parseAmount(amount.text.trim(), amount.currency) : null
  const signed = units === null ? null : readText(element, 'CdtDbtInd') === 'DBIT' ? -units : units
  // An intermediate balance is that of a page.
  if (code === 'OPBD' || (code === 'PRCD' && part.opening === null)) part.opening = signed
  else if (code === 'CLBD') part.closing = signed
  else return
  part.balanceCurrency = amount?.currency ?? ''
  const date = readDay(find(element, 'Dt'))
  if (code === 'CLBD' && date && !part.to) part.to = date
}

/** Whether what was booked leads from one balance to the other. Without both there is nothing to compare. */
function isBalanced({ opening, closing, entries, balanceCurrency: currency, isReadable }: Part): boolean {
  if (opening === null || closing === null || !isReadable) return true
  if (entries.some((entry) => entry.currency !== currency)) return true
  const moved = entries.reduce((sum, { amount, direction }) => {
    const units = parseAmount(amount, currency) ?? 0n
    return direction === 'credit' ? sum + units : sum - units
  }, 0n)
  return opening + moved === closing
}

function extend(statement: Statement, { from, to, account, entries }: Part): void {
  const days = [from, to, ...entries.map(({ bookedOn }) => bookedOn)].filter((date) => date !== '').toSorted()
  const first = from || days[0]
  const last = to || days.at(-1)
  if (first && (!statement.from || first < statement.from)) statement.from = first
  if (last && (!statement.to || last > statement.to)) statement.to = last
  if (account && !statement.accounts.includes(account)) statement.accounts.push(account)
}
