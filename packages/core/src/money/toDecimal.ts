import { currencyDigits } from './currencyDigits.ts'

/** Formats smallest units as an exact decimal with all digits of the currency: `950n` EUR is `'9.50'`. */
export function toDecimal(units: bigint, currency: string): string {
  const digits = currencyDigits(currency)
  const text = String(units).padStart(digits + 1, '0')
  return digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text
}
