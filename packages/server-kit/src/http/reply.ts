import {
  createPaymentError,
  isPaymentError,
  problemContentType,
  toProblem,
  type PaymentError,
} from '@powens-pay/core'
import { PowensApiError } from '../errors/PowensApiError.ts'
import { limitRest } from '../powens/retryRule.ts'
import { RateLimitError } from './RateLimitError.ts'
import type { Reply } from './toResponse.ts'

/** On every answer: none is cached, guessed at, or shown to the next site. */
const always = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

export type ReplyHeaders = Readonly<Record<string, string>>

/** JSON that is written already. */
export const replyText = (status: number, body: string, headers: ReplyHeaders = {}): Reply => ({
  status,
  headers: { ...always, 'Content-Type': 'application/json', ...headers },
  body,
})

export const replyJson = (status: number, body: unknown, headers: ReplyHeaders = {}): Reply =>
  replyText(status, JSON.stringify(body), headers)

export const replyEmpty = (status: number, headers: ReplyHeaders = {}): Reply => ({
  status,
  headers: { ...always, ...headers },
  body: null,
})

/** 303, so that the browser goes on with GET whatever it came with. */
export const replyRedirect = (location: string, headers: ReplyHeaders = {}): Reply =>
  replyEmpty(303, { Location: location, ...headers })

/**
 * The only place where an error becomes an answer. An unexpected error shows no details; in development a `hint` for the
 * developer goes with it.
 */
export function replyProblem(
  error: unknown,
  requestId: string,
  hint?: string,
): { reply: Reply; problem: PaymentError } {
  const problem = toPublicError(error)
  const body = { ...toProblem(problem), requestId, hint }
  const headers = { 'Content-Type': problemContentType, ...retryAfter(problem) }
  return { problem, reply: replyJson(body.status, body, headers) }
}

function toPublicError(error: unknown): PaymentError {
  if (!isPaymentError(error)) return createPaymentError('internal_error')
  // A configuration is the merchant's business; its sentence belongs in the log.
  return error.code === 'configuration_error' ? createPaymentError('internal_error') : error
}

function retryAfter(error: PaymentError): ReplyHeaders {
  if (!(error instanceof RateLimitError || error instanceof PowensApiError)) return {}
  if (error.retryAfter === undefined) return {}
  const rest = error instanceof PowensApiError ? limitRest(error.retryAfter) : error.retryAfter
  return { 'Retry-After': String(Math.ceil(rest / 1000)) }
}
