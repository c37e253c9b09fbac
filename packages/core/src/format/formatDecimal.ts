/**
 * Formats an exact decimal text for people, such as `9,50 €`, with the decimals it has: an amount of a view has all that its
 * currency has. `'9.5'` has two, as no currency has one. Nothing is rounded, and no table of currencies is loaded.
 *
 * An empty text, which a view has for an amount that nobody named, stays empty.
 */
export function formatDecimal(amount: string, currency: string, locale?: string): string {
  if (!amount) return ''
  // Some runtimes write HUF without its decimals, and the page would show another amount than is paid.
  const decimals = amount.split('.')[1]?.length
  try {
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: decimals && Math.max(decimals, 2),
      maximumFractionDigits: 20,
    }).format(amount as `${number}`)
  } catch {
    return `${amount} ${currency}`
  }
}
