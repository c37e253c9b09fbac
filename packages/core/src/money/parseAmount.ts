import { currencyDigits } from './currencyDigits.ts'

/**
 * Parses an amount, exactly, as a whole number of the currency's smallest units: `'9.50'` EUR is `950n`.
 *
 * `null` for what is no amount of that currency: an absent one, a sign, an exponent, more than 15 digits before the point, or more
 * decimals than the currency has (trailing zeros aside: Powens writes `1.0000000000`).
 */
export function parseAmount(amount: number | string | null | undefined, currency: string): bigint | null {
  // String() gives the shortest text of a number, so 0.1 is "0.1" whatever its binary form.
  const [, whole, decimals = ''] = /^(\d{1,15})(?:\.(\d{1,20}))?$/.exec(String(amount)) ?? []
  if (whole === undefined) return null
  const digits = currencyDigits(currency)
  const units = decimals.slice(0, digits).padEnd(digits, '0')
  return /[^0]/.test(decimals.slice(digits)) ? null : BigInt(whole + units)
}
