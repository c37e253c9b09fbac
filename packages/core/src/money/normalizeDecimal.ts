/**
 * The one way to write an amount, to compare amounts by: `'9.5'` for `9.5`, `'9.50'` and `'09.500'`.
 *
 * It does not depend on the currency's decimals. `null` for what is no plain decimal, an absent amount included.
 */
export function normalizeDecimal(amount: number | string | null | undefined): string | null {
  const [, whole, decimals = ''] = /^(\d{1,15})(?:\.(\d{1,20}))?$/.exec(String(amount)) ?? []
  if (whole === undefined) return null
  const significant = decimals.replace(/0{1,20}$/, '')
  return significant ? `${BigInt(whole)}.${significant}` : String(BigInt(whole))
}
