/** `YYYY-MM-DD HH:MM:SS`. Powens sends no offset and does not say which zone it means; the sandbox means UTC. */
export function toDateTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ')
}

/** `YYYY-MM-DD`, UTC. */
export function toDate(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

/** ISO 8601 with microseconds and `Z`, as `BI-Signature-Date` is written. */
export function toSignatureDate(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000Z')
}

/** The instant a UTC date begins. */
export function fromDate(date: string): number {
  return Date.parse(`${date}T00:00:00Z`)
}

export function isDate(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(value) &&
    !Number.isNaN(fromDate(value)) &&
    toDate(fromDate(value)) === value
  )
}
