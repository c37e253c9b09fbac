/** Everything from the shop's own origin and nothing else: no inline script, no inline style, no frame. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

/** Adds the shop's security headers to a page or file, leaving what the answer says itself. */
export function withSecurityHeaders(response: Response): Response {
  const headers = new Headers(response.headers)
  const defaults = {
    'content-security-policy': contentSecurityPolicy,
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
  }
  for (const [name, value] of Object.entries(defaults)) if (!headers.has(name)) headers.set(name, value)
  return new Response(response.body, { status: response.status, headers })
}
