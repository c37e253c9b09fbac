/**
 * Formats an amount for people, such as `9,50 €`.
 *
 * A decimal text stays exact: it is never converted to a number.
 */
export function formatAmount(amount: number | string, currency: string, locale?: string): string {
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount as `${number}`)
  } catch {
    return `${amount} ${currency}`
  }
}
