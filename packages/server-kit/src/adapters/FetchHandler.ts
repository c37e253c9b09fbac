import type { ReplyHandler } from '../http/createPaymentHandler.ts'
import type { HandlerContext } from '../http/options.ts'

/** Whatever answers a request: the payment handler, or anything of its shape. */
export interface FetchHandler {
  (request: Request, context?: HandlerContext): Response | Promise<Response>
  /** The same answer before it is made a `Response`. An adapter that can write it as it is prefers it. */
  readonly reply?: ReplyHandler | undefined
}
