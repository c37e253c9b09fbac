/** Two letters and two digits, then parts that hold a digit or are four capitals, as banks' codes are. */
const ibanLike =
  /\b[A-Za-z]{2}[\s-]?\d{2}[A-Za-z\d]*(?:[\s-]{1,2}(?:[A-Z]{4}\b|[A-Za-z]{0,4}\d[A-Za-z\d]*))*/g

/** Ten digits or more, whatever blanks or dashes stand between them. */
const longNumber = /\d(?:[\s-]{0,2}\d){9,}/g

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
  const characters = found.replaceAll(/[\s-]/g, '')
  return characters.length >= 15 && characters.replaceAll(/\D/g, '').length >= 8
}
