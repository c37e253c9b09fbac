import { toNextHandler } from '../../src/adapters/next.ts'
import type { Serve } from './Served.ts'
import { toServed } from './toServed.ts'

/** A route file exports functions from Request to Response, and Next calls them by method: HEAD through GET. */
export const serveNext: Serve = (handler) => {
  const { GET, POST } = toNextHandler(handler)
  return toServed((request) => (request.method === 'POST' ? POST(request) : GET(request)))
}
