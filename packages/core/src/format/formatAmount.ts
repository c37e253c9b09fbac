import { currencyDigits } from '../money/currencyDigits.ts'

/**
 * Formats an amount for people, such as `9,50 €`, with the decimals that ISO 4217 gives the currency.
 *
 * A decimal text stays exact: it is never converted to a number and never rounded. An empty text, which a view has for an
 * amount that nobody named, stays empty.
 */
export function formatAmount(amount: number | string, currency: string, locale?: string): string {
  if (amount === '') return ''
  const digits = currencyDigits(currency)
  try {
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      // Some runtimes write HUF without its decimals, and the page would show another amount than is paid.
      minimumFractionDigits: digits,
      maximumFractionDigits: typeof amount === 'string' ? 20 : digits,
    }).format(amount as `${number}`)
  } catch {
    return `${amount} ${currency}`
  }
}
