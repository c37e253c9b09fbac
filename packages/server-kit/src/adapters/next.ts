/**
 * Next.js route handlers, for `app/api/powens/[...powens]/route.ts`.
 *
 * @example
 * export const { GET, POST } = toNextHandler(handler, { after })
 *
 * @module
 */

import type { FetchHandler } from './FetchHandler.ts'

export type { FetchHandler }

export interface NextHandlerOptions {
  /** `after` of `next/server`: keeps a platform that stops after the reply until the work is done. @default such a reply waits for it */
  after?: (task: Promise<unknown>) => void
}

type RouteHandler = (request: Request) => Promise<Response>

/** Every method that the wire uses; Next answers HEAD through GET. */
export interface NextHandler {
  GET: RouteHandler
  POST: RouteHandler
  /** Only where pages of another origin of the same site may call. */
  OPTIONS: RouteHandler
}

/** The handler as the exports of a route file. */
export function toNextHandler(handler: FetchHandler, { after }: NextHandlerOptions = {}): NextHandler {
  // Next's own second argument, the route's parameters, stays out: the handler's is another thing.
  const handle: RouteHandler = async (request) => handler(request, after && { waitUntil: after })
  return { GET: handle, POST: handle, OPTIONS: handle }
}
