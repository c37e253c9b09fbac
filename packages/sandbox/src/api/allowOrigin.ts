import type { World } from '../engine/World.ts'

/** Whether this is a browser's preflight. Any other `OPTIONS` request is treated like every other method. */
export const isPreflight = (request: Request): boolean =>
  request.method === 'OPTIONS' && request.headers.has('access-control-request-method')

/**
 * Lets a page of another origin call and read the answer, if `biapi.allowed_origins` lists it.
 *
 * The documents call its entries hosts, separated by commas; whole origins are taken too.
 */
export function allowOrigin(world: World, request: Request, response: Response): Response {
  const origin = request.headers.get('origin')
  if (origin === null || !URL.canParse(origin)) return response
  const { headers } = response
  headers.append('vary', 'Origin')
  const listed = (world.store.config.get('biapi.allowed_origins') ?? '').split(',').map((text) => text.trim())
  if (!listed.includes(origin) && !listed.includes(new URL(origin).host)) return response
  headers.set('access-control-allow-origin', origin)
  if (isPreflight(request)) {
    headers.set('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE')
    headers.set('access-control-allow-headers', 'Authorization, Content-Type')
  } else {
    headers.set('access-control-expose-headers', 'Retry-After')
  }
  return response
}
