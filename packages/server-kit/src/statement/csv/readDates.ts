import { refuseStatement } from '../refuseStatement.ts'
import type { CsvOptions } from './CsvOptions.ts'

type DateOrder = NonNullable<CsvOptions['dateOrder']>

const yearFirst = /^(\d{4})([-/.]?)(\d\d?)\2(\d\d?)(?!\d)/
const yearLast = /^(\d\d?)[-/.](\d\d?)[-/.](\d{4}|\d\d)(?!\d)/
const named = /^(\d\d?)[ -]([a-z]{3})[a-z]*[ -](\d{4}|\d\d)(?!\d)/i

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** Decides for all dates of a file what comes first. Where no date shows it, it is the day, as in all of Europe. */
export function chooseDateOrder(cells: readonly string[], given: DateOrder | undefined): DateOrder {
  if (given) return given
  const found = cells.map((cell) => yearLast.exec(cell)).filter((match) => match !== null)
  const isDayFirst = found.some(([, first]) => Number(first) > 12)
  const isMonthFirst = found.some(([, , second]) => Number(second) > 12)
  if (isDayFirst && isMonthFirst)
    throw refuseStatement(
      'in some of its dates the day comes first and in others the month. Say csv.dateOrder.',
    )
  return isMonthFirst ? 'month-day-year' : 'day-month-year'
}

/** A cell's day as `YYYY-MM-DD`; `null` for what is no date. A time after it is left out. */
export function readDate(cell: string, order: DateOrder): string | null {
  const [, year, , month, day] = yearFirst.exec(cell) ?? []
  if (year !== undefined) return toDay(year, month, day)
  const [, first, second, last] = yearLast.exec(cell) ?? []
  if (last !== undefined) {
    const isDayFirst = order === 'day-month-year'
    return toDay(last, isDayFirst ? second : first, isDayFirst ? first : second)
  }
  const [, date, name = '', yearOfName] = named.exec(cell) ?? []
  const index = months.indexOf(name.toLowerCase())
  return yearOfName === undefined || index < 0 ? null : toDay(yearOfName, String(index + 1), date)
}

function toDay(year = '', month = '', day = ''): string | null {
  const text = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : text
}
