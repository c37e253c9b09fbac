/** What people and programs put between the parts of a number: blanks, dashes, dots, and characters without a width. */
const marks = '\\s.\\u00ad\\u200b-\\u200d\\u2010-\\u2015\\u2060\\ufeff-'

/** Of an IBAN also what stands between the parts of other numbers, such as an invoice's `2026/000123`. */
const between = `[_/${marks}]`

/** Two letters and two digits, then parts that hold a digit or are four capitals, as banks' codes are. */
const ibanLike = new RegExp(
  `(?<![A-Za-z\\d])[A-Za-z]{2}${between}?\\d{2}[A-Za-z\\d]*(?:${between}{1,2}(?:[A-Z]{4}(?![A-Za-z\\d])|[A-Za-z]{0,4}\\d[A-Za-z\\d]*))*`,
  'g',
)

/** Ten digits or more, whatever stands between them. */
const longNumber = new RegExp(`\\d(?:[${marks}]{0,2}\\d){9,}`, 'g')

const removed = '…'

/**
 * Free text without account numbers: whatever looks like an IBAN, and runs of ten digits or more.
 *
 * An order's number of ten digits goes with them: nothing distinguishes the two.
 */
export function removeAccountNumbers(text: string): string {
  return text
    .replaceAll(ibanLike, (found) => (isAccount(found) ? removed : found))
    .replaceAll(longNumber, removed)
}

/** The shortest IBAN has 15 characters, and every one has eight digits or more. */
function isAccount(found: string): boolean {
  const characters = found.replaceAll(/[^A-Za-z\d]/g, '')
  return characters.length >= 15 && characters.replaceAll(/\D/g, '').length >= 8
}
