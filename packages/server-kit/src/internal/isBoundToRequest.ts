interface Platform {
  EdgeRuntime?: unknown
  navigator?: { userAgent?: unknown } | undefined
}

/**
 * Whether this runtime ends everything that a request began, its timers and calls included, once that request is over: Workers
 * and what runs like them. Nothing that a request waits for may be another request's there.
 *
 * A Worker has `process.versions.node` too, so that it cannot be known by what it lacks.
 */
export function isBoundToRequest(): boolean {
  const { EdgeRuntime, navigator } = globalThis as Platform
  return EdgeRuntime !== undefined || navigator?.userAgent === 'Cloudflare-Workers'
}
