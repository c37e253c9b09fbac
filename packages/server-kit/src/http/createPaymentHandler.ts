import { randomId } from '../internal/bytes.ts'
import { refuseBrowser } from '../internal/refuseBrowser.ts'
import type { Broker } from '../ledger/Broker.ts'
import { rememberBroker } from '../ledger/brokers.ts'
import { allowOrigin } from './cors.ts'
import { createBroker } from './createBroker.ts'
import type { HandlerContext, PaymentHandlerOptions } from './options.ts'
import { replyProblem } from './reply.ts'
import { findRoute } from './router.ts'
import { toResponse, type Reply } from './toResponse.ts'
import { withSpan, type PaymentSpan } from '../telemetry/tracing.ts'

export type ReplyHandler = (request: Request, context?: HandlerContext) => Promise<Reply>

/** Answers for every route of the wire. Mount it where `publicUrl` leads, with every method. */
export interface PaymentHandler {
  (request: Request, context?: HandlerContext): Promise<Response>
  /**
   * The answer before it is made a `Response`, for adapters that can write it as it is. `undefined` when it is read through
   * a proxy or a copy, so that whatever is put around a handler is never passed by.
   */
  readonly reply?: ReplyHandler
  /** Ends what would run later in this process. What is due is in the store. */
  close(): Promise<void>
}

/**
 * The broker between a shop's pages and Powens: prices and creates payments, proves who may see them, hears webhooks, and
 * tells the merchant each change once and in order.
 *
 * Throws a sentence at once when it is configured in a way that could not work or would not be safe.
 */
export function createPaymentHandler(options: PaymentHandlerOptions): PaymentHandler {
  refuseBrowser('createPaymentHandler', options.dangerouslyAllowBrowser)
  const { broker, close } = createBroker(options)

  const answer: ReplyHandler = async (request, context) => {
    let route = 'none'
    try {
      const found = findRoute(broker.basePath, request)
      route = found.name
      const reply = await withSpan(broker.tracer, route, (span) =>
        found.answer(withContext(broker, context, span), request),
      )
      allowOrigin(broker, request, reply)
      return reply
    } catch (error) {
      const requestId = randomId()
      const { reply, problem } = replyProblem(error, requestId)
      if (reply.status === 500) broker.onError(error, { requestId })
      allowOrigin(broker, request, reply)
      broker.emit({ type: 'request.failed', requestId, route, status: reply.status, code: problem.code })
      return reply
    }
  }
  const handler = async (request: Request, context?: HandlerContext): Promise<Response> =>
    toResponse(await answer(request, context))
  const paymentHandler = rememberBroker(Object.assign(handler, { close }), broker)
  // Not enumerable, so that no copy of the handler's properties carries it over to another function.
  return Object.defineProperty(paymentHandler, 'reply', {
    get(this: unknown) {
      return this === handler ? answer : undefined
    },
  })
}

function withContext(broker: Broker, context: HandlerContext | undefined, span: PaymentSpan | null): Broker {
  if (!context && !span) return broker
  const { waitUntil, remoteAddress = null } = context ?? {}
  if (!waitUntil) return { ...broker, remoteAddress, span }
  return {
    ...broker,
    remoteAddress,
    span,
    async defer(promise) {
      waitUntil(promise.catch((error: unknown) => broker.onError(error, { requestId: 'deferred' })))
    },
  }
}
