/** The ISO 4217 code of a currency, which Powens takes as text and answers as an object. */
export function getCurrencyCode(currency: string | { id: string }): string {
  return typeof currency === 'string' ? currency : currency.id
}
