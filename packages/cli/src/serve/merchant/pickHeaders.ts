export interface HeaderAllowList {
  /** Names of cookies. */
  cookies: readonly string[]
  /** Names of headers, in lower case. */
  headers: readonly string[]
}

/** The parts of the payer's request that are forwarded to the merchant's backend: listed headers and listed cookies. */
export function pickHeaders(request: Request, { cookies, headers }: HeaderAllowList): Record<string, string> {
  const picked: Record<string, string> = {}
  for (const name of headers) {
    const value = request.headers.get(name)
    if (value !== null) picked[name] = value
  }
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim())
  const allowed = pairs.filter((pair) => cookies.includes(pair.split('=', 1)[0] ?? ''))
  if (allowed.length > 0) picked['cookie'] = allowed.join('; ')
  return picked
}
