import type { ApiFault } from '../engine/faultBook.ts'
import type { World } from '../engine/World.ts'
import { createConnectionError } from '../http/createConnectionError.ts'
import { readBody } from '../http/readBody.ts'
import { RefusalError } from '../http/RefusalError.ts'
import { envelope, noContent } from '../http/reply.ts'
import { allowOrigin, isPreflight } from './allowOrigin.ts'
import { findToken } from './findToken.ts'
import { matchPath } from './route.ts'
import { routes } from './routes.ts'
import { signResponse } from './signResponse.ts'

/** Answers every call below `/2.0`. */
export function createApi(world: World): (request: Request, path: string) => Promise<Response> {
  let minute = { began: -Infinity, calls: 0 }

  function countCall() {
    const now = world.clock.now()
    if (now - minute.began >= 60_000) minute = { began: now, calls: 0 }
    minute.calls += 1
    if (minute.calls > world.settings.callsPerMinute) {
      // Powens documents the limit, but not the answer beyond it.
      const retryAfter = Math.ceil((minute.began + 60_000 - now) / 1000)
      throw new RefusalError(429, 'Too many requests.', { headers: { 'retry-after': String(retryAfter) } })
    }
  }

  return async (request, path) => {
    if (isPreflight(request) && !world.faults.isDown()) return allowOrigin(world, request, noContent())
    const url = new URL(request.url)
    const fitting = routes.flatMap((route) => {
      const named = matchPath(route.template, path)
      return named ? [{ route, named }] : []
    })
    // A literal path comes before one with a named part, in the order of the table.
    const match = fitting.find(({ route }) => route.method === request.method)
    const faults = world.faults.take(match ? `${match.route.method} ${match.route.template}` : '')
    if (world.faults.isDown()) throw createConnectionError()
    for (const fault of faults) {
      if (fault.kind === 'delay') await sleep(world, fault.ms, request.signal)
      if (fault.kind === 'drop' && fault.when === 'asked') throw createConnectionError()
    }

    const response = await answer()
    return finish(allowOrigin(world, request, response), faults)

    async function answer(): Promise<Response> {
      try {
        countCall()
        for (const fault of faults) {
          if (fault.kind === 'refuse') {
            throw new RefusalError(fault.status, 'This failure was asked for.', fault)
          }
        }
        if (!match) {
          throw fitting.length > 0
            ? new RefusalError(405, 'The method is not allowed here.')
            : new RefusalError(404, 'There is nothing at this address.')
        }
        const call = {
          world,
          request,
          query: url.searchParams,
          path: match.named,
          body: () => readBody(request),
          token: () => findToken(world, request),
        }
        const answered = await match.route.answer(call)
        return url.searchParams.get('sign_response') === 'true'
          ? await signResponse(world, request.url, answered)
          : answered
      } catch (error) {
        const requestId = world.store.nextId('request')
        if (error instanceof RefusalError) return envelope(error, requestId)
        return envelope(new RefusalError(500, 'The sandbox itself failed; this is a bug of it.'), requestId)
      }
    }
  }
}

async function finish(response: Response, faults: ApiFault[]): Promise<Response> {
  let finished = response
  for (const fault of faults) {
    if (fault.kind === 'drop') throw createConnectionError()
    if (fault.kind === 'replace') finished = await fault.change(finished)
  }
  return finished
}

/** A slow answer, which the caller may stop waiting for. */
async function sleep(world: World, ms: number, signal: AbortSignal) {
  signal.throwIfAborted()
  let stop = () => {}
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop)
  })
  try {
    await Promise.race([world.clock.sleep(ms), aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
