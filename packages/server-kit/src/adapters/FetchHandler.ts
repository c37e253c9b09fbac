import type { HandlerContext } from '../http/options.ts'

/** Whatever answers a request: the payment handler, or anything of its shape. */
export type FetchHandler = (request: Request, context?: HandlerContext) => Response | Promise<Response>
