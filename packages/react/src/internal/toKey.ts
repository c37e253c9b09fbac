const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The same text for equal values: their JSON with sorted properties. */
export function toKey(value: unknown): string {
  const text: string | undefined = JSON.stringify(value, (_, part: unknown) =>
    isPlain(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  )
  // JSON has no text for `undefined` and functions.
  return text ?? ''
}
