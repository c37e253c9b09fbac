/** What a spreadsheet would run as a formula. */
const formula = /^[=+\-@\t\r]/

/** A cell: quoted where it has to be, and never a formula. A number that is below zero stays one. */
function writeCell(value: string): string {
  const text = formula.test(value) && !/^-\d+(?:\.\d+)?$/.test(value) ? `'${value}` : value
  return /[",;\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

/** One line of a CSV (RFC 4180), with its line break. */
export const writeRow = (cells: readonly string[]): string => `${cells.map(writeCell).join(',')}\r\n`
