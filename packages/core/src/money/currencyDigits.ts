/**
 * How many decimals a currency has: 2 for EUR, 0 for JPY, 3 for BHD.
 *
 * What is no ISO 4217 code counts as having 2.
 */
export function currencyDigits(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 2
  const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  return options.maximumFractionDigits ?? 2
}
