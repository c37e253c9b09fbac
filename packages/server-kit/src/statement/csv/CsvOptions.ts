/** The columns of a CSV by their headings. What is left out is found by the headings that banks use. */
export interface CsvColumns {
  /** The day that it was booked. */
  date?: string | undefined
  /** A signed amount, or one whose direction another column says. */
  amount?: string | undefined
  /** The amounts that came in and went out, where each has a column. */
  credit?: string | undefined
  debit?: string | undefined
  /** Whether it came in or went out. */
  direction?: string | undefined
  currency?: string | undefined
  /** The end-to-end id. */
  reference?: string | undefined
  /** What the payer or the bank wrote; several columns are read together. */
  text?: string | readonly string[] | undefined
}

export interface CsvOptions {
  columns?: CsvColumns | undefined
  /** ISO 4217, where the file does not say it. */
  currency?: string | undefined
  /** @default read from the amounts; a file in which `1,234` could be either is refused */
  decimalMark?: ',' | '.' | undefined
  /** @default day, month, year, unless a date says otherwise */
  dateOrder?: 'day-month-year' | 'month-day-year' | undefined
  /** The first and last day that the file covers, `YYYY-MM-DD`. @default those of its first and last booking */
  from?: string | undefined
  to?: string | undefined
  /** The account that the statement is of. Without it every account of yours may be meant. */
  account?: string | undefined
}
