/**
 * An amount as a person writes it, such as `9,50 €`.
 *
 * Exact text stays exact: it never becomes a binary number on the way.
 */
export function formatAmount(amount: number | string, currency: string, locale?: string): string {
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount as `${number}`)
  } catch {
    return `${amount} ${currency}`
  }
}
