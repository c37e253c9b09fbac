/** JSON with a space after each comma and colon, as Powens's webhooks are written: re-serialising changes the bytes. */
export function toPythonJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => toPythonJson(item)).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined)
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}: ${toPythonJson(item)}`).join(', ')}}`
  }
  return JSON.stringify(value) ?? 'null'
}
