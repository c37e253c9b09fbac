/**
 * The handler for `node:http`, Express, Fastify's raw objects and Koa: the envelope changes, the bytes do not.
 *
 * @example
 * app.use('/api/powens', toNodeHandler(handler)) // before any body parser
 *
 * @module
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HandlerContext } from '../handler/options.ts'
import { toRequest } from './nodeRequest.ts'
import { writeResponse } from './nodeResponse.ts'

/** Whatever answers a `Request`; the handler also takes what the platform offers. */
export type FetchHandler = (request: Request, context?: HandlerContext) => Response | Promise<Response>

export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Turns a handler of `Request`s into one for `node:http`. What runs after the reply is left to run: the process lives on. */
export function toNodeHandler(handler: FetchHandler): NodeHandler {
  return async (incoming, outgoing) => {
    const leaving = new AbortController()
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) leaving.abort(new DOMException('The client left.', 'AbortError'))
    })
    try {
      const response = await handler(toRequest(incoming, leaving.signal), {
        waitUntil: () => undefined,
        remoteAddress: incoming.socket.remoteAddress,
      })
      await writeResponse(response, outgoing)
    } catch (error) {
      if (leaving.signal.aborted) return
      if (outgoing.headersSent) outgoing.destroy(error as Error)
      else outgoing.writeHead(500).end()
    } finally {
      // A body that nobody read would otherwise keep arriving.
      if (!incoming.readableEnded && !incoming.destroyed) dropBody(incoming, outgoing)
    }
  }
}

function dropBody(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const end = (): void => void incoming.destroy()
  if (outgoing.writableFinished) end()
  else outgoing.once('finish', end)
}
