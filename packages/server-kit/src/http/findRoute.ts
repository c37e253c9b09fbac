import { createPaymentError } from '@powens-pay/core'
import type { Route } from './Call.ts'
import { replyPreflight } from './cors.ts'
import type { RouteEntry } from './createRoutes.ts'
import type { IncomingRequest } from './IncomingRequest.ts'
import type { Settings } from './Settings.ts'

export interface FoundRoute {
  /** For logs: without ids, keys and tokens. */
  name: string
  /** What the path has where the route has `:`. */
  segment: string
  isPage: boolean
  /** The route behind its guard. */
  answer: Route
}

/** The route of a request. Throws `not_found` or `method_not_allowed` when there is none. */
export function findRoute(
  table: readonly RouteEntry[],
  { basePath }: Pick<Settings, 'basePath'>,
  request: IncomingRequest,
): FoundRoute {
  const segments = readSegments(readPath(request.url), basePath)
  if (!segments) throw createPaymentError('not_found')

  let isKnown = false
  for (const { methods, path, parts, isPage, guard, route } of table) {
    const segment = match(parts, segments)
    if (segment === null) continue
    isKnown = true
    if (request.method === 'OPTIONS') {
      const answer: Route = async (call) => replyPreflight(call)
      return { name: `OPTIONS ${path}`, segment, isPage: false, answer }
    }
    if (!methods.includes(request.method)) continue
    const name = `${request.method} ${path}`
    return { name, segment, isPage, answer: async (call) => guard(call) ?? route(call) }
  }
  throw createPaymentError(isKnown ? 'method_not_allowed' : 'not_found')
}

/** The path of a request's URL, normalised. */
function readPath(url: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3)
  const end = url.slice(start).search(/[?#]/)
  return end < 0 ? url.slice(start) : url.slice(start, start + end)
}

/**
 * What follows the handler's own path, `null` for another path. One trailing slash more is the same path.
 *
 * A framework or proxy may cut off the first segments of that path before the handler gets it, as Next does with its
 * `basePath`; so its last segments alone are enough.
 */
function readSegments(pathname: string, basePath: string): string[] | null {
  const path = pathname.replace(/(?<=.)\/$/, '')
  for (let base = basePath; ; base = base.slice(base.indexOf('/', 1))) {
    if (path.startsWith(`${base}/`)) return path.slice(base.length + 1).split('/')
    if (base.indexOf('/', 1) < 0) return null
  }
}

/** The segment a pattern's `:` stands for, empty when it has none; `null` when the path is another. */
function match(parts: readonly string[], segments: readonly string[]): string | null {
  if (parts.length !== segments.length) return null
  let found = ''
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? ''
    if (part !== ':' && part !== segment) return null
    if (part === ':' && segment === '') return null
    if (part === ':') found = segment
  }
  return found
}
