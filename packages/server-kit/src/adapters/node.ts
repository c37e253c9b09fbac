/**
 * Node's own HTTP server, and every framework that stands on it.
 *
 * @example
 * // node:http
 * createServer(toNodeHandler(handler))
 *
 * // Express 4 and 5, NestJS, connect: before any body parser
 * app.use('/api/powens', toNodeHandler(handler))
 *
 * // Koa
 * app.use((context, next) => {
 *   if (!context.path.startsWith('/api/powens/')) return next()
 *   context.respond = false
 *   return payments(context.req, context.res)
 * })
 *
 * // Fastify
 * app.register(async (scope) => {
 *   scope.removeAllContentTypeParsers()
 *   scope.addContentTypeParser('*', (request, payload, done) => done(null))
 *   scope.all('/api/powens/*', (request, reply) => payments(request.raw, reply.hijack().raw))
 * })
 *
 * @module
 */

import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  createPaymentError,
  isPaymentError,
  problemContentType,
  toProblem,
  type PaymentError,
} from '@powens-pay/core'
import type { FetchHandler } from './FetchHandler.ts'
import { NodeRequest } from './node/NodeRequest.ts'
import { sendReply } from './node/sendReply.ts'
import { sendResponse } from './node/sendResponse.ts'
import { sendStream } from './node/sendStream.ts'
import { toRequest } from './node/toRequest.ts'

export type { FetchHandler }

export interface NodeHandlerOptions {
  /** Receives what the handler threw, unless a framework's `next` does. @default console.error */
  onError?: (error: unknown) => void
}

export type NodeHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: (error?: unknown) => void,
) => Promise<void>

/**
 * Serves a fetch-shaped handler from Node: `(request, response, next?)`.
 *
 * The payment handler answers without a `Request` or `Response`; a handler of your own, also one around it, gets real ones.
 */
export function toNodeHandler(handler: FetchHandler, options: NodeHandlerOptions = {}): NodeHandler {
  const { onError = console.error } = options
  const { reply: answer } = handler
  const respond = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { remoteAddress } = incoming.socket
    if (!answer) {
      const response = await handler(toRequest(incoming, outgoing), { remoteAddress })
      return sendResponse(response, incoming, outgoing)
    }
    const { body, ...head } = await answer(new NodeRequest(incoming, outgoing), { remoteAddress })
    if (body instanceof ReadableStream) await sendStream({ ...head, body }, incoming, outgoing)
    else sendReply({ ...head, body }, incoming, outgoing)
  }
  return async (incoming, outgoing, next) => {
    try {
      await respond(incoming, outgoing)
    } catch (error) {
      // A request that cannot be read is its sender's fault, and none of the framework's.
      if (isPaymentError(error) && error.code === 'invalid_request') return sendProblem(outgoing, error)
      if (outgoing.headersSent) outgoing.destroy()
      else if (next) return next(error)
      else sendProblem(outgoing, createPaymentError('internal_error'))
      onError(error)
    }
  }
}

function sendProblem(outgoing: ServerResponse, error: PaymentError): void {
  const problem = toProblem(error)
  outgoing.writeHead(problem.status, { 'Content-Type': problemContentType }).end(JSON.stringify(problem))
}
