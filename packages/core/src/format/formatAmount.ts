import { currencyDigits } from '../money/currencyDigits.ts'
import { formatDecimal } from './formatDecimal.ts'

/**
 * Formats an amount for people, such as `9,50 €`, with the decimals that ISO 4217 gives the currency.
 *
 * A decimal text stays exact: it is never converted to a number and never rounded. An empty text stays empty.
 */
export function formatAmount(amount: number | string, currency: string, locale?: string): string {
  const digits = currencyDigits(currency)
  const text = typeof amount === 'number' ? amount.toFixed(digits) : amount
  const [whole, decimals = ''] = text.split('.')
  return formatDecimal(digits && text ? `${whole}.${decimals.padEnd(digits, '0')}` : text, currency, locale)
}
