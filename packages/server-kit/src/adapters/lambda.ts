/**
 * AWS Lambda behind an HTTP API (payload format 2.0) or a function URL.
 *
 * @example
 * export const handler = toLambdaHandler(createPaymentHandler(options))
 *
 * @module
 */

import type { FetchHandler } from './FetchHandler.ts'
import type { LambdaEvent } from './lambda/LambdaEvent.ts'
import { toLambdaReply, type LambdaReply } from './lambda/toLambdaReply.ts'
import { toRequest } from './lambda/toRequest.ts'

export type { FetchHandler, LambdaEvent, LambdaReply }

export type LambdaHandler = (event: LambdaEvent) => Promise<LambdaReply>

/**
 * Serves a fetch-shaped handler from Lambda.
 *
 * A reply is buffered whole, so live status comes as one event a request and the browser asks again.
 */
export function toLambdaHandler(handler: FetchHandler): LambdaHandler {
  return async (event) => {
    const { request, close } = toRequest(event)
    const remoteAddress = event.requestContext.http.sourceIp
    // Lambda stops with the reply, so the reply waits for what goes on after it.
    const after: Promise<unknown>[] = []
    const waitUntil = (promise: Promise<unknown>): void => void after.push(promise)
    const response = await handler(request, { remoteAddress, waitUntil })
    await Promise.allSettled(after)
    return toLambdaReply(response, request, close)
  }
}
