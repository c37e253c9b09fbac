// ISO 4217, list one of 2024-06-25. `Intl` is no source for it: it follows how people write prices, so that HUF has no
// decimals there, and its answer changes with the version of the runtime.
const noDecimals = /^(BIF|CLP|DJF|GNF|ISK|JPY|KMF|KRW|PYG|RWF|UGX|UYI|VND|VUV|XAF|XOF|XPF)$/
const threeDecimals = /^(BHD|IQD|JOD|KWD|LYD|OMR|TND)$/
const fourDecimals = /^(CLF|UYW)$/

/**
 * How many decimals ISO 4217 gives a currency, the same on every runtime: 2 for EUR and HUF, 0 for JPY, 3 for BHD.
 *
 * A text that is no ISO 4217 code has 2.
 */
export function currencyDigits(currency: string): number {
  if (noDecimals.test(currency)) return 0
  if (threeDecimals.test(currency)) return 3
  return fourDecimals.test(currency) ? 4 : 2
}
