/** The same text for the same value: what JSON says of it, whatever the order of its properties. */
export function toKey(value: unknown): string {
  const text: string | undefined = JSON.stringify(value, (_, part: unknown) =>
    part instanceof Object && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
  // JSON has no text for `undefined` and functions.
  return text ?? ''
}
