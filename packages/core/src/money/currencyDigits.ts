// Intl is a thousand times slower than a map. Only three capital letters are remembered, so the map stays small.
const known = new Map<string, number>()

/**
 * How many decimals a currency has: 2 for EUR, 0 for JPY, 3 for BHD.
 *
 * A text that is no ISO 4217 code has 2.
 */
export function currencyDigits(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 2
  const remembered = known.get(currency)
  if (remembered !== undefined) return remembered
  const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  const digits = options.maximumFractionDigits ?? 2
  known.set(currency, digits)
  return digits
}
