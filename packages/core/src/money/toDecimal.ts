import { currencyDigits } from './currencyDigits.ts'

/** Writes smallest units as an exact decimal with all the currency's digits: `950n` EUR is `'9.50'`. */
export function toDecimal(units: bigint, currency: string): string {
  const digits = currencyDigits(currency)
  const text = String(units).padStart(digits + 1, '0')
  return digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text
}
