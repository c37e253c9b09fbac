/** The ISO 4217 code of a currency. Powens takes it as text and answers with an object. */
export function getCurrencyCode(currency: string | { id: string }): string {
  return typeof currency === 'string' ? currency : currency.id
}
