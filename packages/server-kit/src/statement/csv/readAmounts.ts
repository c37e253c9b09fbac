import { refuseStatement } from '../refuseStatement.ts'

/** A decimal as its cell has it, with its sign apart. */
export interface SignedDecimal {
  isNegative: boolean
  /** A plain decimal with a point. */
  decimal: string
}

type Mark = ',' | '.'

/** Blanks, thin ones too, and the apostrophes of Swiss thousands. */
const fillers = /[\s\u00a0\u2007\u2009\u202f'’_]/g

interface Parts {
  isNegative: boolean
  digits: string
}

/** An amount without its sign and its currency; `null` for what is none. */
function split(cell: string): Parts | null {
  const text = cell.replaceAll(fillers, '').replaceAll(/[−–]/g, '-')
  const [, open = '', before = '', digits, after = '', letters = '', close = ''] =
    /^(\()?([+-])?(?:[A-Z]{3}|[€£$])?([\d.,]+)([+-])?(?:[A-Z]{3}|[€£$])?(CR|DR|S|H|C|D)?(\))?$/i.exec(text) ??
    []
  if (digits === undefined || !/\d/.test(digits)) return null
  const isBracketed = open !== '' && close !== ''
  if ((open !== '') !== (close !== '')) return null
  const isDebit = ['DR', 'S', 'D'].includes(letters.toUpperCase())
  const signs = [before === '-', after === '-', isBracketed, isDebit].filter(Boolean)
  return signs.length > 1 ? null : { isNegative: signs.length === 1, digits }
}

/** What stands before the decimals for certain; `null` where an amount does not show it. */
function findMark(digits: string): Mark | 'unclear' | null {
  const marks = Array.from(digits).filter(
    (character): character is Mark => character === ',' || character === '.',
  )
  const last = marks.at(-1)
  if (last === undefined) return null
  const other: Mark = last === ',' ? '.' : ','
  if (new Set(marks).size === 2) return marks.filter((mark) => mark === last).length > 1 ? null : last
  if (marks.length > 1) return other
  return digits.length - digits.indexOf(last) - 1 === 3 ? 'unclear' : last
}

/** Decides for all amounts of a file which mark stands before the decimals. Refuses a file in which it could be either. */
export function chooseDecimalMark(cells: readonly string[], given: Mark | undefined): Mark {
  if (given) return given
  const found = new Set(cells.map((cell) => findMark(split(cell)?.digits ?? '')))
  if (found.has(',') && found.has('.'))
    throw refuseStatement(
      'some amounts have a decimal comma and others a decimal point. Say csv.decimalMark.',
    )
  if (found.has(',')) return ','
  if (found.has('.')) return '.'
  if (found.has('unclear'))
    throw refuseStatement('its amounts, such as 1,234, may be thousands or decimals. Say csv.decimalMark.')
  return '.'
}

/** An amount as the file writes them; `null` for what is none. */
export function readAmount(cell: string, mark: Mark): SignedDecimal | null {
  const parts = split(cell)
  if (!parts) return null
  const [whole = '', decimals = '', ...rest] = parts.digits.split(mark)
  const thousands = mark === ',' ? '.' : ','
  const groups = whole.split(thousands)
  const isGrouped =
    groups.length === 1 ||
    (/^\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1).every((group) => /^\d{3}$/.test(group)))
  if (rest.length > 0 || !isGrouped || !/^\d*$/.test(decimals)) return null
  return { isNegative: parts.isNegative, decimal: `${groups.join('') || '0'}${decimals && `.${decimals}`}` }
}
