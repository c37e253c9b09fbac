/** A name and its value, such as `Paid to: Lumière`. French sets a space before the colon. */
export function formatPair(name: string, value: string, locale: string): string {
  return `${name}${locale.startsWith('fr') ? '\u00a0:' : ':'} ${value}`
}
