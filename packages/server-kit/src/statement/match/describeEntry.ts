import { removeAccountNumbers } from '../../ledger/order/removeAccountNumbers.ts'
import type { StatementEntry } from '../Statement.ts'

const longestText = 300

/** An entry as it may be shown and sent: what people and banks wrote in it may hold an account number. */
export const describeEntry = (entry: StatementEntry): StatementEntry => ({
  ...entry,
  text: removeAccountNumbers(entry.text.slice(0, 4 * longestText)).slice(0, longestText),
  references: entry.references.map((reference) => reference.slice(0, 35)),
})
