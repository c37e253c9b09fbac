/** A currency as it comes: text in a request, an object in an answer, and an answer may leave it out. */
export type CurrencyReadable = string | { id?: string | null | undefined } | null | undefined

/** The ISO 4217 code of a currency; empty when there is none. */
export function getCurrencyCode(currency: CurrencyReadable): string {
  const code: unknown = typeof currency === 'string' ? currency : currency?.id
  return typeof code === 'string' ? code : ''
}
