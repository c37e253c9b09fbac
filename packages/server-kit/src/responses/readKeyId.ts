/**
 * The id in a signed answer's `key_url`, or `null` unless it lies at the API that was asked.
 *
 * An answer that could choose where its own key is read could sign itself; so only the id is taken, never the address.
 */
export function readKeyId(keyUrl: unknown, apiUrl: string): string | null {
  if (typeof keyUrl !== 'string' || !URL.canParse(keyUrl)) return null
  const { origin, pathname, username, password } = new URL(keyUrl)
  if (origin !== new URL(apiUrl).origin || username || password) return null
  return /\/sign-keys\/(\d{1,15})$/.exec(pathname)?.[1] ?? null
}
